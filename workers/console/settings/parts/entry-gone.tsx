import { Empty } from '../../ui/empty.tsx'
import { settingsHashOf } from '../state/settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

/** An address whose entry is no more, with the way back. */
export function EntryGone({ section, title }: { section: string; title: string }) {
	const { entry: words } = useSettingsWords()
	return (
		<Empty icon='info' title={words.goneTitle} text={words.goneText}>
			<h1 className='visually-hidden'>{title}</h1>
			<a className='button' href={settingsHashOf(section)}>{title}</a>
		</Empty>
	)
}
