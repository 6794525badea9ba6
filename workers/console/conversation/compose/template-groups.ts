import { languageText } from '../../i18n/format.ts'
import type { PickGroup } from '../../ui/pick-list.tsx'
import type { Template } from './template-of.ts'

/** What tells one template from another: the same name may be there in many languages. */
export function templateId({ name, language }: Template): string {
	return `${name}/${language}`
}

/** By the language they are written in, each with how it reads. `tag`: the reader's own language. */
export function templateGroups(templates: readonly Template[], tag: string): readonly PickGroup[] {
	const languages = [...new Set(templates.map((it) => it.language))]
	return languages.map((language) => ({
		id: language,
		// Providers write en_US where BCP 47 says en-US.
		name: languageText(language.replaceAll('_', '-'), tag),
		options: templates.filter((it) => it.language === language).map((it) => ({ id: templateId(it), name: it.name, detail: it.text })),
	}))
}
