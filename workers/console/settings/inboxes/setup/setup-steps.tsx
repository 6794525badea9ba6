import { Icon } from '../../../ui/icon.tsx'
import { useSetupWords } from '../words/setup-words.ts'

export type SetupStep = 'channel' | 'account' | 'provider' | 'first'
const ORDER: readonly SetupStep[] = ['channel', 'account', 'provider', 'first']

/** How far an inbox has come on its way to the first message. */
export function SetupSteps({ now, isDone = false }: { now: SetupStep; isDone?: boolean }) {
	const words = useSetupWords()
	const names = { channel: words.stepChannel, account: words.stepAccount, provider: words.stepProvider, first: words.stepFirst }
	const at = isDone ? ORDER.length : ORDER.indexOf(now)
	return (
		<ol className='setup-steps' aria-label={words.steps}>
			{ORDER.map((it, i) => (
				<li key={it} data-state={i < at ? 'done' : i === at ? 'now' : 'later'} aria-current={i === at ? 'step' : undefined}>
					<span className='setup-number' aria-hidden='true'>{i < at ? <Icon name='check' size={12} /> : i + 1}</span>
					{names[it]}
				</li>
			))}
		</ol>
	)
}
