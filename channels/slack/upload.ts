import type { Access, Outgoing, Part, Sent } from '../channel.ts'
import { ask } from '../shared/ask.ts'
import { notSent } from '../shared/outcome.ts'
import { type Fields, fieldsOf, isFields, listOf, textOf } from '../shared/read.ts'
import { again, call } from './call.ts'
import { messageIdOf } from './message-id.ts'
import { slackText } from './plain-text.ts'
import { threadOf } from './thread-of.ts'

type FilePart = Extract<Part, { kind: 'file' }>

const UPLOAD_TIMEOUT_MS = 120_000

/** Three steps: a place for the bytes, the bytes, and the message. Nobody sees anything before the third. */
export async function upload(outgoing: Outgoing, part: FilePart, access: Access): Promise<Sent> {
	const { file, text } = part
	const place = await call('files.getUploadURLExternal', { filename: file.name, length: String(file.bytes) }, access)
	// Whatever has gone wrong so far, nothing has been shown.
	if (!place.ok) return again(place, [])
	const [url, id] = [textOf(place.result.upload_url), textOf(place.result.file_id)]
	if (url === null || id === null) return notSent('retry', 'provider-down', { detail: 'Slack has given no place for the file' })
	const put = await putBytes(url, { part, access })
	if (put !== null) return put
	const shared = await call('files.completeUploadExternal', {
		files: [{ id, title: file.name }],
		channel_id: outgoing.to,
		thread_ts: threadOf(outgoing),
		...(text === '' ? {} : { initial_comment: slackText(text) }),
	}, access)
	return shared.ok ? { ok: true, id: sharedAs(shared.result, outgoing.to) } : shared.sent
}

/** The place is a key to itself: it gets no token. */
async function putBytes(
	url: string,
	{ part: { file }, access }: { readonly part: FilePart; readonly access: Access },
): Promise<Sent | null> {
	const body = await file.open()
	// `duplex` is asked for by the Fetch standard wherever a body streams; the types of the workers' library do not have it yet.
	const streaming = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body, duplex: 'half' as const }
	const answered = await ask(access, url, { ...streaming, timeoutMs: UPLOAD_TIMEOUT_MS })
	if (!answered.came) return notSent('retry', 'provider-down', { detail: 'The file did not get through' })
	if (answered.status === 200) return null
	const isTheirs = answered.status === 429 || answered.status >= 500
	return notSent(isTheirs ? 'retry' : 'final', isTheirs ? 'provider-down' : 'file-refused', { providerCode: answered.status })
}

/** The message the file has become, where Slack says so at once; often it does not. */
function sharedAs(result: Fields, channel: string): string | null {
	const [file] = listOf(result.files).map(fieldsOf)
	const shares = fieldsOf(file?.shares)
	const all = [shares.public, shares.private].filter(isFields).flatMap((it) => listOf(it[channel])).map(fieldsOf)
	return messageIdOf(channel, textOf(all[0]?.ts))
}
