import { LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts'
import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Card } from '../parts/card.tsx'
import { PlainRow } from '../parts/plain-row.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { TimeZoneField } from '../parts/time-zone-field.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

/** What the company is called, and what newcomers start with. */
export function GeneralSection({ me, title, draft }: ConfigSectionProps) {
	const { general: words } = useSettingsWords()
	const { name, locale } = shownConfig(draft.state)
	const setLocale = (part: Partial<typeof locale>) => draft.edit((it) => ({ ...it, locale: { ...it.locale, ...part } }))
	return (
		<>
			<SectionHead title={title} hint={words.hint} />
			<Card title={words.workspace}>
				<LineField
					label={words.name}
					hint={words.nameHint}
					path='name'
					value={name}
					maxLength={80}
					onChange={(name) => draft.edit((it) => ({ ...it, name }))}
				/>
				<PlainRow label={words.id} hint={words.idHint}>
					<code>{me.workspace}</code>
				</PlainRow>
			</Card>
			<Card title={words.locale} hint={words.localeHint}>
				<ChoiceField
					label={words.language}
					path='locale.language'
					options={LOCALES.map((id) => ({ id, name: LOCALE_NAMES[id] }))}
					value={locale.language}
					onChange={(language) => setLocale({ language })}
				/>
				<TimeZoneField
					label={words.timeZone}
					hint={words.timeZoneHint}
					path='locale.timeZone'
					value={locale.timeZone}
					onChange={(timeZone) => setLocale({ timeZone })}
				/>
			</Card>
		</>
	)
}
