import { LOCALE_NAMES, LOCALES } from '../i18n/locale.ts'
import { THEMES, usePreferences } from '../i18n/preferences.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { AccountSection } from './account-section.tsx'
import { useAccountWords } from './words/use-account-words.ts'

export function LooksSection() {
	const { words: { preferences }, theme, locale, sound, change } = usePreferences()
	const { looks } = useAccountWords()
	return (
		<AccountSection title={looks.title}>
			<div className='account-form'>
				<SelectField
					label={looks.theme}
					options={THEMES.map((id) => ({ id, name: preferences[id] }))}
					value={theme}
					onChange={(id) => change({ theme: THEMES.find((it) => it === id) })}
				/>
				<SelectField
					label={looks.language}
					options={LOCALES.map((id) => ({ id, name: LOCALE_NAMES[id] }))}
					value={locale}
					onChange={(id) => change({ locale: LOCALES.find((it) => it === id) })}
				/>
				<CheckField label={looks.sound} isChecked={sound} onChange={(isOn) => change({ sound: isOn })} />
			</div>
		</AccountSection>
	)
}
