import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SendProblem } from '../../../../core/channel/delivery.ts'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import { http } from '../../api/http.ts'
import { clientId } from '../../live/client-id.ts'
import { type Arrivals, arrivalsSince } from './state/arrival-phase.ts'
import type { OpeningBody } from './state/opening.ts'
import { arrivedBefore } from './state/told-once.ts'

export interface CredentialMark {
	readonly field: string
	readonly set: boolean
	readonly atMs: number | null
	readonly by: string | null
}

/** What the server knows of an inbox besides its configuration. */
export interface LiveInbox {
	readonly id: string
	readonly name: string
	readonly channel: InboxChannel
	readonly credentials: readonly CredentialMark[]
	/** Where mail to it goes; null for other channels, and where no mail comes in. */
	readonly address: string | null
	/** To be told to the provider; null where there is none. */
	readonly webhookUrl: string | null
	/** What a page includes to show the widget; null for other channels. */
	readonly snippet: string | null
}

const INBOXES_KEY = ['inboxes'] as const

/** Those that are live; asked anew for each version. */
export function useLiveInboxes(version: number) {
	return useQuery({
		queryKey: [...INBOXES_KEY, version],
		queryFn: ({ signal }) => http<{ items: LiveInbox[] }>('/api/v1/inboxes', { signal }).then((it) => it.items),
		retry: 1,
		placeholderData: (before) => before,
	})
}

/** One more is known, without asking. */
export function knowInbox(client: QueryClient, inbox: LiveInbox): void {
	client.setQueriesData<readonly LiveInbox[]>({ queryKey: INBOXES_KEY }, (known) => known && [...known, inbox])
}

export function openInbox(body: OpeningBody, idempotencyKey: string): Promise<LiveInbox> {
	return http('/api/v1/inboxes', { method: 'POST', body, idempotencyKey })
}

/** Stores credentials at once; those not named stay. */
export function useStoreCredentials(id: string): (values: Readonly<Record<string, string>>) => Promise<void> {
	const client = useQueryClient()
	return async (values) => {
		await http(`/api/v1/inboxes/${id}/credentials`, { method: 'PUT', body: values })
		await client.invalidateQueries({ queryKey: INBOXES_KEY })
	}
}

/** Since the inbox woke. */
export function fetchArrivals(id: string, signal?: AbortSignal): Promise<Arrivals> {
	return http(`/api/v1/inboxes/${id}/arrivals`, { signal })
}

const SOON_MS = 2_000
const LATER_MS = 15_000

/** Looks again and again while somebody looks at the page: often until the first has come. */
export function useArrivals(id: string) {
	return useQuery({
		queryKey: ['arrivals', id],
		queryFn: ({ signal }) => fetchArrivals(id, signal).then((it) => arrivalsSince(arrivedBefore(id), it)),
		refetchInterval: (query) => query.state.data?.lastAcceptedAtMs ? LATER_MS : SOON_MS,
		retry: 1,
	})
}

/** What a provider says of an account. */
export interface CheckUp {
	readonly ok: boolean
	readonly name: string | null
	readonly problem: SendProblem | null
}

/** `check` asks the provider about the account; `connect` tells it where webhooks go. */
export function useAskProvider(id: string, act: 'check' | 'connect') {
	return useMutation({
		mutationFn: () => http<CheckUp>(`/api/v1/inboxes/${id}/${act}`, { method: 'POST', body: {}, idempotencyKey: clientId() }),
	})
}
