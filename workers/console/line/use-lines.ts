import { useDeskConfig } from '../api/directory.ts'
import { type Line, useLineOf, useQueues } from '../api/lines.ts'
import type { Me } from '../api/me.ts'
import { inLine, type LineSection, lineSections } from '../state/line-sections.ts'

export interface Lines {
	readonly sections: readonly LineSection[]
	/** By queue; absent while nobody stands there or nothing has come back yet. */
	readonly lines: ReadonlyMap<string, Line>
	/** Nothing can be shown yet. */
	readonly isPending: boolean
	readonly isFetching: boolean
	/** The newest look failed; null when it did not. */
	readonly error: Error | null
	readonly refetch: () => void
}

/** Who waits in the queues that are somebody's business. Queues where nobody stands are not asked. */
export function useLines(me: Me): Lines {
	const config = useDeskConfig()
	const queues = useQueues()
	const sections = config && !queues.isPending ? lineSections(config, me, queues.data ?? []) : []
	const busy = sections.filter((it) => inLine(it) > 0)
	const asked = useLineOf(busy.map((it) => it.id))
	return {
		sections,
		lines: new Map(busy.flatMap(({ id }, i) => asked[i]?.data ? [[id, asked[i].data] as const] : [])),
		isPending: config === null || queues.isPending || asked.some((it) => it.isPending),
		isFetching: queues.isFetching || asked.some((it) => it.isFetching),
		error: queues.error ?? asked.find((it) => it.error)?.error ?? null,
		refetch: () => void Promise.all([queues, ...asked].map((it) => it.refetch())),
	}
}
