import { refuse } from '../../core/problem.ts'
import type { Inbound, Translated } from '../channel.ts'
import { amountOf, codeOf, type Post, readPost } from '../providers/tencent/post.ts'
import { cleanId, cleanText } from '../shared/clean.ts'

/** A post says no more than that something has come at one of the accounts; `pull` gets it. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	const post = readPost(content)
	if (post === null || codeOf(post, 'MsgType') === null) return refuse('body-invalid')
	return { ok: true, items: [itemOf(post)] }
}

function itemOf(post: Post): Inbound {
	const [account, token, when] = [
		cleanId(codeOf(post, 'OpenKfId'), 200),
		cleanId(codeOf(post, 'Token'), 200),
		codeOf(post, 'CreateTime') ?? '',
	]
	const event = codeOf(post, 'Event') ?? codeOf(post, 'MsgType') ?? ''
	if (event === 'kf_msg_or_event' && account !== null && token !== null) {
		return { kind: 'pull', id: `pull ${account} ${cleanText(when, 20)} ${token}`, source: account, token }
	}
	// The app of the account may hear of much else, such as colleagues who write to it: no customer's doing.
	const [id, seconds] = [`event ${cleanText(`${codeOf(post, 'FromUserName') ?? ''} ${when} ${event}`, 300)}`, amountOf(post, 'CreateTime')]
	return { kind: 'unsupported', id, from: null, atMs: seconds === null ? null : seconds * 1000, what: cleanText(event, 100) }
}
