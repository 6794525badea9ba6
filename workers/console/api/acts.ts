import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OverrideAct } from '../../../core/protocol/conversation.ts'
import { ApiProblem, http } from './http.ts'
import { LINES_KEY } from './lines.ts'

export interface ActOn {
	readonly conversation: string
	readonly act: OverrideAct
	/** One for each time somebody means it: however often it is sent, it is done once. */
	readonly key: string
}

const TRIES_MAX = 3

/** What a supervisor does with a conversation by hand. */
export function useAct() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: ({ conversation, act: { type, ...body }, key }: ActOn) =>
			http(`/api/v1/conversations/${encodeURIComponent(conversation)}/${type}`, { method: 'POST', body, idempotencyKey: key }),
		retry: (failures, problem) => failures < TRIES_MAX && problem instanceof ApiProblem && (problem.status === 0 || problem.status === 503),
		onSettled: () => client.invalidateQueries({ queryKey: LINES_KEY }),
	})
}
