import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, type Selection } from 'react-aria-components'
import { LOCALE_NAMES, LOCALES } from '../i18n/locale.ts'
import { THEMES, usePreferences } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'

/** Theme, language and sound, for this browser. */
export function PreferencesMenu() {
	const { words, theme, locale, sound, change } = usePreferences()
	const { preferences } = words
	return (
		<MenuTrigger>
			<Button className='button quiet square' aria-label={preferences.label}>
				<Icon name='settings' />
			</Button>
			<Popover className='popover' placement='bottom end'>
				<Menu className='menu' aria-label={preferences.label}>
					<Choice
						title={preferences.theme}
						ids={THEMES}
						chosen={theme}
						nameOf={(it) => preferences[it]}
						onChoose={(it) => change({ theme: it })}
					/>
					<Choice
						title={preferences.language}
						ids={LOCALES}
						chosen={locale}
						nameOf={(it) => LOCALE_NAMES[it]}
						onChoose={(it) => change({ locale: it })}
					/>
					<Choice
						title={preferences.sound}
						ids={['on', 'off']}
						chosen={sound ? 'on' : 'off'}
						nameOf={(it) => preferences[it]}
						onChoose={(it) => change({ sound: it === 'on' })}
					/>
				</Menu>
			</Popover>
		</MenuTrigger>
	)
}

interface ChoiceProps<Id extends string> {
	readonly title: string
	readonly ids: readonly Id[]
	readonly chosen: Id
	readonly nameOf: (id: Id) => string
	readonly onChoose: (id: Id) => void
}

function Choice<Id extends string>({ title, ids, chosen, nameOf, onChoose }: ChoiceProps<Id>) {
	function choose(keys: Selection): void {
		const id = ids.find((it) => keys !== 'all' && keys.has(it))
		if (id) onChoose(id)
	}
	return (
		<MenuSection selectionMode='single' disallowEmptySelection selectedKeys={[chosen]} onSelectionChange={choose}>
			<Header className='menu-head'>{title}</Header>
			{ids.map((id) => (
				<MenuItem key={id} id={id} className='menu-item' textValue={nameOf(id)}>
					<span style={{ flex: 1 }}>{nameOf(id)}</span>
					{id === chosen && <Icon name='check' size={14} />}
				</MenuItem>
			))}
		</MenuSection>
	)
}
