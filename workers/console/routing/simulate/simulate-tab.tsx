import type { DraftState } from '../state/draft-state.ts'
export function SimulateTab({ draft, queue }: { draft: DraftState; queue: string }) {
	return <p>{draft.base}{queue}</p>
}
