import { useEffect, useRef } from 'react'
import type { Work } from '../../../core/protocol/console.ts'
import { useServerNow } from '../hooks/use-server-now.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole } from '../live/session-context.ts'
import { useDesk } from '../shell/desk-context.ts'
import { countdown } from '../state/countdown.ts'
import { Ring } from '../ui/ring.tsx'

/** The time after a conversation: counts down, and can be cut short. */
export function WrapUpBar({ work, disposition }: { work: Work; disposition: string | null }) {
	const { wrapUp, rail } = useWords()
	const desk = useDesk()
	const done = useRef<HTMLButtonElement>(null)
	const down = useConsole((state) => state.link.state !== 'open')
	const left = countdown(work, useServerNow())
	useEffect(() => {
		if (desk.focusCount > 0) done.current?.focus()
	}, [desk.focusCount])

	return (
		<section className='pane-foot wrap-up' aria-label={wrapUp.title}>
			{left && <Ring left={left} label={rail.left(left.seconds)} />}
			<div className='wrap-up-text'>
				<p className='wrap-up-title'>{wrapUp.title}</p>
				{left && <p>{wrapUp.text(left.seconds)}</p>}
			</div>
			{disposition === null && <button type='button' className='button' onClick={() => desk.open('close')}>{wrapUp.outcome}</button>}
			<button ref={done} type='button' className='button primary' disabled={down} onClick={() => desk.finish(work.conversation)}>
				{wrapUp.done} <kbd aria-hidden='true'>D</kbd>
			</button>
		</section>
	)
}
