import type { Access, OpenedFile } from '../channel.ts'
import { openUrl } from '../shared/open-url.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { call } from './call.ts'

/** `source`: the file's id, and its link if it came with one. */
export async function openFile(source: string, access: Access): Promise<OpenedFile> {
	const [id = '', given] = source.split(' ')
	const url = given ?? await linkTo(id, access)
	if (typeof url !== 'string') return url
	const authorization = isSlacks(url, access) ? `Bearer ${access.credentials.botToken ?? ''}` : undefined
	return await checked(await openUrl(access, url, { authorization }), url)
}

/** A file of the other company's, in a shared channel, is announced by its id alone. */
async function linkTo(id: string, access: Access): Promise<string | Extract<OpenedFile, { ok: false }>> {
	const called = await call('files.info', { file: id }, access)
	if (called.ok) {
		const file = fieldsOf(called.result.file)
		return textOf(file.url_private_download) ?? textOf(file.url_private) ??
			{ ok: false, outcome: 'gone', detail: 'Slack has no link to the file' }
	}
	const detail = called.error ?? 'Slack does not answer'
	return { ok: false, outcome: called.sent.outcome === 'final' ? 'gone' : 'retry', detail }
}

/** The token is shown to nobody but Slack. */
function isSlacks(url: string, { apiBase }: Access): boolean {
	if (apiBase !== null && url.startsWith(`${apiBase}/`)) return true
	const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
	return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
}

/** To whom may not read files Slack shows where to sign in, and calls it a success. */
async function checked(opened: OpenedFile, url: string): Promise<OpenedFile> {
	if (!opened.ok || !opened.response.headers.get('content-type')?.startsWith('text/html')) return opened
	if (/\.html?$/i.test(new URL(url).pathname)) return opened
	await opened.response.body?.cancel()
	return { ok: false, outcome: 'gone', detail: 'Slack asks to sign in: the app may lack the scope files:read' }
}
