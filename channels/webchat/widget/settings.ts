import { prefersChinese } from './i18n.ts'

/** What the page's script tag says. */
export interface Settings {
	/** Origin of the server: the script's own. */
	readonly base: string
	readonly inbox: string
	/** Shown in the header instead of the inbox's name: `data-name`, for Chinese readers `data-name-zh` where there is one. */
	readonly name: string | null
	/** Most wanted first, BCP 47. */
	readonly languages: readonly string[]
}

/** Null when the tag names no inbox. */
export function readSettings(script: HTMLScriptElement | null): Settings | null {
	const { inbox, language, name, nameZh } = script?.dataset ?? {}
	if (!script || !inbox) return null
	const languages = language ? [language] : navigator.languages
	return {
		base: new URL(script.src, location.href).origin,
		inbox,
		name: (prefersChinese(languages) && nameZh) || (name ?? null),
		languages,
	}
}
