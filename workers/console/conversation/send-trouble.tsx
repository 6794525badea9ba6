import { type MouseEvent, useState } from 'react'
import type { SendProblem } from '../../../core/channel/delivery.ts'
import type { Said } from '../state/thread.ts'
import { useTalk } from './talk-context.ts'
import { useTalkWords } from './words/use-talk-words.ts'

/** Why a message goes no further, what to do about it, and the provider's own words for whoever wants them. */
export function SendTrouble({ item }: { item: Said }) {
	const { acts } = useTalk()
	const { delivery: words, problem } = useTalkWords()
	const { delivery: state } = item
	if (state !== 'failed' && state !== 'unknown' && state !== 'held') return null
	const why = state === 'held' ? words.heldHint : state === 'unknown' ? words.unknownHint : problem[item.problem?.code ?? 'other']
	return (
		<div className='send-trouble'>
			<p>{why}</p>
			{item.problem && <ProviderWords problem={item.problem} />}
			{acts && state !== 'held' && <SendAgain isUnsure={state === 'unknown'} onAgain={() => acts.resend(item.id)} />}
		</div>
	)
}

function ProviderWords({ problem: { providerCode, detail } }: { problem: SendProblem }) {
	const { delivery: words } = useTalkWords()
	if (providerCode === null && detail === null) return null
	return (
		<details>
			<summary>{words.provider}</summary>
			{providerCode !== null && <p>{words.code(providerCode)}</p>}
			{detail !== null && <p dir='auto'>{detail}</p>}
		</details>
	)
}

/** Of what may have arrived, sending again asks first, in the same line, so that nothing moves. */
function SendAgain({ isUnsure, onAgain }: { isUnsure: boolean; onAgain: () => void }) {
	const { delivery: words } = useTalkWords()
	const [isAsking, setAsking] = useState<boolean | null>(null)

	function send({ currentTarget }: MouseEvent<HTMLElement>): void {
		// The button goes away with the trouble.
		currentTarget.closest<HTMLElement>('[data-line]')?.focus()
		onAgain()
	}

	if (!isAsking) {
		return (
			<button
				key='again'
				type='button'
				className='link-button'
				autoFocus={isAsking === false}
				onClick={isUnsure ? () => setAsking(true) : send}
			>
				{words.again}
			</button>
		)
	}
	return (
		<p className='send-again' role='alert'>
			{words.twice}
			<button type='button' className='link-button' onClick={send}>{words.twiceYes}</button>
			<button type='button' className='link-button' autoFocus onClick={() => setAsking(false)}>{words.twiceNo}</button>
		</p>
	)
}
