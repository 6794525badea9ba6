const NAME_MAX_CHARS = 200
const EXTENSIONS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/svg+xml': 'svg',
	'image/x-icon': 'ico',
	'audio/mpeg': 'mp3',
	'audio/mp4': 'm4a',
	'audio/wave': 'wav',
	'video/quicktime': 'mov',
	'video/x-msvideo': 'avi',
	'video/matroska': 'mkv',
	'video/3gpp': '3gp',
	'text/plain': 'txt',
	'text/calendar': 'ics',
	'text/vcard': 'vcf',
	'application/msword': 'doc',
	'application/vnd.ms-excel': 'xls',
	'application/vnd.ms-powerpoint': 'ppt',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

/** A name without folders, without what does not show or turns the direction of writing; null when nothing is left. */
export function cleanFileName(name: string | null): string | null {
	const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
	const clean = last.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').replace(/^[.\s]+|\s+$/g, '')
	if (clean.length <= NAME_MAX_CHARS) return clean || null
	const extension = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? ''
	return clean.slice(0, NAME_MAX_CHARS - extension.length).toWellFormed() + extension
}

/** For what came without a name. */
export function usualName(type: string): string {
	const [major = 'file', minor = ''] = type.split('/')
	const extension = EXTENSIONS[type] ?? (/^[a-z0-9]{2,4}$/.test(minor) ? minor : 'bin')
	return `${major === 'application' || major === 'text' ? 'file' : major}.${extension}`
}

/** The value of Content-Disposition (RFC 6266): in ASCII for who knows no better, and as it is (RFC 8187). */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
	const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
	const exact = encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)
	return `${how}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
