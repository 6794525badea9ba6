import { useIsReadOnly } from '../../routing/fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface MoveButtonsProps {
	readonly name: string
	readonly index: number
	readonly count: number
	readonly onMove: (to: number) => void
}

/** One place up or down in a list whose order matters. */
export function MoveButtons({ name, index, count, onMove }: MoveButtonsProps) {
	const { entry: words } = useSettingsWords()
	if (useIsReadOnly()) return null
	return (
		<>
			<button
				type='button'
				className='button quiet square small'
				aria-label={words.up(name)}
				disabled={index === 0}
				onClick={() => onMove(index - 1)}
			>
				<Icon name='up' size={14} />
			</button>
			<button
				type='button'
				className='button quiet square small'
				aria-label={words.down(name)}
				disabled={index === count - 1}
				onClick={() => onMove(index + 1)}
			>
				<Icon name='down' size={14} />
			</button>
		</>
	)
}

/** The list with one entry at another place. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
	const entry = list[from]
	return entry === undefined ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, entry)
}
