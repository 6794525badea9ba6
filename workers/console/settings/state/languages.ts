import { languageText } from '../../i18n/format.ts'

/** Offered where a language is named; any other stays as it stands there. */
const LANGUAGES = (
	'en zh es fr de pt it nl pl sv da nb fi cs sk hu ro bg el hr sr sl uk ru tr ar he fa hi bn ta te ur id ms th vi ja ko fil sw ca et lv lt'
).split(' ')

export interface LanguageOption {
	readonly id: string
	readonly name: string
}

/** The two of the console first, the others by name; `known` are those in use besides. */
export function languageOptions(tag: string, known: readonly string[] = []): readonly LanguageOption[] {
	const all = [...new Set([...LANGUAGES, ...known])].map((id) => ({ id, name: languageText(id, tag) }))
	const [own, others] = [all.slice(0, 2), all.slice(2)]
	return [...own, ...others.sort((a, b) => a.name.localeCompare(b.name, tag))]
}
