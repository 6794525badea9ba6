import { useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useDirectory } from '../live/directory-context.ts'
import type { WhyNames } from './speech.ts'

interface Named {
	readonly id: string
	readonly name: string
}

/** What the published configuration calls things; the same answer as everybody's who asks for it. */
interface Names {
	readonly skills: readonly Named[]
	readonly agents: readonly Named[]
	readonly queues: readonly Named[]
}

const nothing: Names = { skills: [], agents: [], queues: [] }

export function useWhyNames(): WhyNames {
	const directory = useDirectory()
	const config = useQuery({
		queryKey: ['config'],
		queryFn: ({ signal }) => http<{ config: Names }>('/api/v1/config', { signal }),
		retry: 1,
		staleTime: 60_000,
	})
	const names = config.data?.config ?? nothing
	return {
		agent: finder([...directory.agents, ...names.agents]),
		queue: finder([...directory.queues, ...names.queues]),
		skill: finder(names.skills),
	}
}

function finder(list: readonly Named[]): (id: string) => string {
	const known = new Map(list.map((it) => [it.id, it.name]))
	return (id) => known.get(id) ?? id
}
