import { cleanText } from '../../shared/clean.ts'

const URL_MAX_CHARS = 2_048

/** A link of the web; null for any other, which a console must not offer to press. */
export function webUrl(text: string | null): string | null {
	const url = text?.trim() ?? ''
	if (url.length > URL_MAX_CHARS || !URL.canParse(url)) return null
	const { protocol } = new URL(url)
	return protocol === 'https:' || protocol === 'http:' ? cleanText(url, URL_MAX_CHARS) : null
}
