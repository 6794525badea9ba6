/** WeChat Official Account (微信公众号). How it is set up stands in the README beside it. */
import type { Channel } from '../channel.ts'
import { tell } from '../providers/tencent/api.ts'
import { openMedia } from '../providers/tencent/media.ts'
import { verifyTencent } from '../providers/tencent/verify.ts'
import { api } from './api.ts'
import { check } from './check.ts'
import { profile } from './profile.ts'
import { send } from './send.ts'
import { token } from './token.ts'
import { translate } from './translate.ts'

export const wechat: Channel = {
	name: 'wechat',
	apiBase: api.base,
	verify: (hook, { credentials }) => {
		const { token, encodingAesKey, appId } = credentials
		return verifyTencent(hook, { token, encodingAesKey, receiver: appId, takesPlain: true })
	},
	translate,
	// Anything else within five seconds is shown to the customer, or is an error to them.
	thanks: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' },
	send,
	isIdempotent: false,
	token,
	async signal(signal, access) {
		if (signal.type !== 'typing') return
		await tell(access, api, { path: '/cgi-bin/message/custom/typing', json: { touser: access.to, command: 'Typing' }, isSafe: true })
	},
	openFile: (source, access) => openMedia(access, api, source),
	profile,
	check,
}
