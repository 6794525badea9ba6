import { useWords } from '../i18n/preferences.tsx'
import { useConsole, useSession } from '../live/session-context.ts'

export interface TakeButtonProps {
	readonly queue: string
	readonly conversation: string
	/** The customer, as said in a sentence. */
	readonly name: string
	readonly isPrimary?: boolean
	readonly tabIndex?: number
}

/** Takes somebody out of the line, before their turn and without being asked. */
export function TakeButton({ queue, conversation, name, isPrimary = false, tabIndex }: TakeButtonProps) {
	const { line } = useWords()
	const session = useSession()
	const down = useConsole((state) => state.link.state !== 'open')
	const busy = useConsole((state) => state.pulling.has(conversation))
	return (
		<button
			type='button'
			className={isPrimary ? 'button primary' : 'button small'}
			aria-label={line.takeOf(name)}
			aria-keyshortcuts='p'
			tabIndex={tabIndex}
			disabled={down || busy}
			onClick={() => session.pull(queue, conversation)}
		>
			{busy ? line.taking : line.take}
		</button>
	)
}
