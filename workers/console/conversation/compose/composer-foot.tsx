import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useWords } from '../../i18n/preferences.tsx'
import { type ComposeMode, useDesk } from '../../shell/desk-context.ts'
import { Icon } from '../../ui/icon.tsx'
import type { ComposerProps } from '../composer.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import { AttachButton } from './attach-button.tsx'
import { type ElsewhereName } from '../elsewhere/elsewhere-dialog.tsx'
import { WayPicker } from '../elsewhere/way-picker.tsx'
import { countText } from './count-text.ts'
import { EmojiButton } from './emoji-button.tsx'

const MODES: readonly ComposeMode[] = ['reply', 'note']

export interface ComposerFootProps extends ComposerProps {
	readonly text: string
	/** Characters too many for anybody. */
	readonly over: number
	readonly ready: boolean
	readonly isChanging: boolean
	/** Null where no files go along. */
	readonly onFiles: ((files: readonly File[]) => void) | null
	readonly onEmoji: (emoji: string) => void
	readonly onElsewhere: (dialog: ElsewhereName) => void
}

/** Below the words: to whom, by what, with what, and away. */
export function ComposerFoot(props: ComposerFootProps) {
	const { route, ready, isChanging, onFiles, onEmoji, onMenu, onTemplate, onElsewhere } = props
	const { composer: words } = useWords()
	const { compose } = useTalkWords()
	const desk = useDesk()
	const isNote = desk.mode === 'note'
	const hasTools = !isNote && !isChanging
	return (
		<div className='composer-foot'>
			<ToggleButtonGroup
				className='segments'
				aria-label={words.mode}
				selectionMode='single'
				disallowEmptySelection
				selectedKeys={[desk.mode]}
				onSelectionChange={(keys) => desk.setMode(MODES.find((it) => keys.has(it)) ?? 'reply')}
			>
				{MODES.map((it) => <ToggleButton key={it} id={it} className='segment'>{words[it]}</ToggleButton>)}
			</ToggleButtonGroup>
			<span className='compose-tools'>
				{onFiles && <AttachButton onFiles={onFiles} />}
				<EmojiButton onPick={onEmoji} />
				{hasTools && onMenu && <Tool icon='choices' label={compose.menu} onClick={onMenu} />}
				{hasTools && onTemplate && <Tool icon='template' label={compose.template} onClick={onTemplate} />}
			</span>
			{hasTools && (
				<WayPicker
					points={route.points}
					own={route.own}
					value={route.at}
					onChange={route.onVia}
					onAdd={route.mayAdd ? () => onElsewhere('add') : null}
					onInvite={route.mayAdd ? () => onElsewhere('invite') : null}
				/>
			)}
			<FootHint {...props} isNote={isNote} />
			<button type='submit' className='button primary small' disabled={!ready}>
				{isNote ? words.addNote : isChanging ? compose.save : words.send}
			</button>
		</div>
	)
}

function Tool({ icon, label, onClick }: { icon: 'choices' | 'template'; label: string; onClick: () => void }) {
	return (
		<button type='button' className='button quiet square compose-tool' aria-label={label} title={label} onClick={onClick}>
			<Icon name={icon} />
		</button>
	)
}

function FootHint({ text, over, about, isNote }: Pick<ComposerFootProps, 'text' | 'over' | 'about'> & { isNote: boolean }) {
	const { composer: words } = useWords()
	const { compose } = useTalkWords()
	const count = isNote ? null : countText(text, about)
	const hint = over > 0
		? words.tooLong(over)
		: count === null
		? words.enter
		: count.parts > 1
		? compose.parts(count.parts)
		: compose.count(count.used, count.max)
	return <span className='composer-hint' data-over={over > 0} data-count={count !== null}>{hint}</span>
}
