import type { Me } from '../api/me.ts'
import { useConsole } from '../live/session-context.ts'
import { LineList } from './line-list.tsx'
import { useFreshLines } from './use-fresh-lines.ts'
import { useTakeActs } from './use-take-acts.tsx'

/** Who waits in the queues an agent serves. What happens at their own desk tells when to look again. */
export function WaitingList({ me }: { me: Me }) {
	useFreshLines(useConsole((state) => state.agent.cursor))
	return <LineList me={me} acts={useTakeActs()} />
}
