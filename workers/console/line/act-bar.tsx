import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'
import { ACT_KEYS, type ActName, type Acts, type ActTarget } from './act-context.ts'

export interface ActBarProps {
	readonly acts: Acts
	readonly target: ActTarget
	/** Whoever is in an agent's hands cannot be moved ahead. */
	readonly isWaiting: boolean
}

const ICONS = { boost: 'up', move: 'transfer', assign: 'person' } as const

/** The same in the head of an open conversation, with the same keys. */
export function ActBar({ acts, target, isWaiting }: ActBarProps) {
	const { act } = useWords()
	const names: Readonly<Record<ActName, string>> = { boost: act.boost, move: act.moveIt, assign: act.assignIt }
	const keys = Object.entries(ACT_KEYS).filter(([, it]) => isWaiting || it !== 'boost')
	useShortcuts(Object.fromEntries(keys.map(([key, it]) => [key, () => acts.ask(it, target)])))
	return (
		<>
			{keys.map(([key, it]) => (
				<button
					key={it}
					type='button'
					className='button'
					aria-keyshortcuts={key}
					onClick={() => acts.ask(it, target)}
				>
					<Icon name={ICONS[it]} /> <span className='wide-only'>{names[it]}</span>
					<span className='visually-hidden narrow-label'>{names[it]}</span>
				</button>
			))}
		</>
	)
}
