import type { AgentView } from '../../../core/protocol/console.ts'
import type { ProblemCode } from '../../../core/problem.ts'
import { capacityOf } from '../state/capacity.ts'
import type { Words } from './en.ts'

/** What a queue says of an item that is not to be had; it does not say whether that is for our own sake. */
const NOT_TO_BE_HAD: readonly ProblemCode[] = [
	'already-assigned',
	'conversation-closed',
	'not-found',
	'not-offered',
	'pull-not-possible',
	'stale-epoch',
]

/** Why a conversation could not be taken out of the line; null for a refusal that says so itself. */
export function pullText(code: ProblemCode, view: AgentView | null, { line: { notTaken } }: Pick<Words, 'line'>): string | null {
	if (code === 'agent-not-available') return notTaken.away
	if (code === 'agent-busy') return notTaken.busy
	if (!NOT_TO_BE_HAD.includes(code)) return null
	if (view && view.presence !== 'available') return notTaken.away
	return view && isFull(view) ? notTaken.busy : notTaken.gone
}

function isFull(view: AgentView): boolean {
	const { used, of, percent } = capacityOf(view)
	return used >= of || percent >= 100
}
