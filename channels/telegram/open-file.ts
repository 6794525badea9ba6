import type { Access, OpenedFile } from '../channel.ts'
import { openUrl } from '../shared/open-url.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { API_BASE, call } from './call.ts'

/** In two steps: where it is, for an hour, and then the file. Bots get files of up to 20 MB. */
export async function openFile(source: string, access: Access): Promise<OpenedFile> {
	const found = await call('getFile', { fields: { file_id: source } }, access)
	if (!found.ok) return notOpened(found)
	const path = textOf(fieldsOf(found.result)['file_path'])
	if (path === null) return { ok: false, outcome: 'retry', detail: 'Telegram does not say where the file is' }
	const address = `${access.apiBase ?? API_BASE}/file/bot${access.credentials['botToken']}/${
		path.split('/').map(encodeURIComponent).join('/')
	}`
	const opened = await openUrl(access, address)
	// There is no token to make anew: this one counts, or else nothing does until somebody puts in another.
	return !opened.ok && opened.outcome === 'renew' ? { ...opened, outcome: 'retry' } : opened
}

function notOpened({ description }: { readonly description: string }): OpenedFile {
	const isGone = /file is too big|invalid file|wrong file_id$/i.test(description)
	return { ok: false, outcome: isGone ? 'gone' : 'retry', detail: description || 'Telegram cannot be reached' }
}
