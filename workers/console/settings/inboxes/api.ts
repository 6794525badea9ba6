import { useQuery, useQueryClient } from '@tanstack/react-query'
import { http } from '../../api/http.ts'

export interface CredentialMark {
	readonly field: string
	readonly set: boolean
	readonly atMs: number | null
	readonly by: string | null
}

/** What the server knows of an inbox besides its configuration. */
export interface LiveInbox {
	readonly id: string
	readonly credentials: readonly CredentialMark[]
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

/** Stores credentials at once; those not named stay. */
export function useStoreCredentials(id: string): (values: Readonly<Record<string, string>>) => Promise<void> {
	const client = useQueryClient()
	return async (values) => {
		await http(`/api/v1/inboxes/${id}/credentials`, { method: 'PUT', body: values })
		await client.invalidateQueries({ queryKey: INBOXES_KEY })
	}
}
