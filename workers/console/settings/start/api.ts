import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { slugOf } from '../../../../core/config/slug-of.ts'
import { http } from '../../api/http.ts'
import { type Me, ME_KEY } from '../../api/me.ts'

const CONFIG = ['start', 'config'] as const
const EVERY_MS = 2_000

export function useStartConfig() {
	return useQuery({
		queryKey: CONFIG,
		queryFn: ({ signal }) => http<{ config: WorkspaceConfig }>('/api/v1/config', { signal }).then((it) => it.config),
	})
}

interface Listed {
	readonly items: readonly { readonly id: string; readonly assignee: string | null }[]
}
interface Messages {
	readonly items: readonly { readonly kind: string; readonly author: { readonly kind: string } }[]
}

export interface FirstChat {
	readonly hasConversation: boolean
	readonly hasAnswer: boolean
}

/** Looks every two seconds until the first customer has been answered. */
export function useFirstChat() {
	return useQuery({
		queryKey: ['start', 'first'],
		queryFn: ({ signal }) => firstChat(signal),
		refetchInterval: (query) => query.state.data?.hasAnswer ? false : EVERY_MS,
		retry: 1,
	})
}

async function firstChat(signal: AbortSignal): Promise<FirstChat> {
	const { items } = await http<Listed>('/api/v1/conversations?limit=20', { signal })
	const held = items.find((it) => it.assignee !== null)
	if (!held) return { hasConversation: items.length > 0, hasAnswer: false }
	const messages = await http<Messages>(`/api/v1/conversations/${held.id}/messages?limit=200`, { signal })
	return { hasConversation: true, hasAnswer: messages.items.some((it) => it.kind === 'message' && it.author.kind === 'agent') }
}

/** Publishes the live configuration with one change to it; refused when somebody else was faster. */
async function publishWith(change: (config: WorkspaceConfig) => WorkspaceConfig): Promise<void> {
	const { version, config } = await http<{ version: number; config: WorkspaceConfig }>('/api/v1/config')
	await http(`/api/v1/config?base=${version}`, { method: 'PUT', body: change(config) })
}

/** Whoever sets the workspace up answers its customers too: an agent in every queue, and this person works as them. */
export function useBecomeAgent(me: Me) {
	const client = useQueryClient()
	return useMutation({
		mutationFn: async () => {
			const id = slugOf(me.name) || 'agent-1'
			await publishWith((config) => withAgent(config, { id, name: me.name }))
			await http(`/api/v1/staff/${encodeURIComponent(me.id)}`, { method: 'PATCH', body: { agent: id } })
		},
		onSuccess: async () => {
			await client.invalidateQueries({ queryKey: CONFIG })
			await client.invalidateQueries({ queryKey: ME_KEY })
		},
	})
}

type NewAgent = { readonly id: string; readonly name: string }

/** Trying again after the second half has failed must not add another. */
export function withAgent(config: WorkspaceConfig, { id, name }: NewAgent): WorkspaceConfig {
	if (config.agents.some((it) => it.id === id)) return config
	const agent = {
		id,
		name,
		capacity: 3,
		pool: 100,
		skills: {},
		languages: { [config.locale.language]: 10 },
		queues: config.queues.map(({ id: queue }) => ({ queue, priority: 1, delayMs: 0 })),
		graceMs: 30_000,
	}
	return { ...config, agents: [...config.agents, agent] }
}

/** Lets the first web inbox stand on a site. */
export function useAllowSite() {
	const client = useQueryClient()
	return useMutation({
		mutationFn: (origin: string) => publishWith((config) => withSite(config, origin)),
		onSuccess: () => client.invalidateQueries({ queryKey: CONFIG }),
	})
}

export function withSite(config: WorkspaceConfig, origin: string): WorkspaceConfig {
	const first = config.inboxes.find((it) => it.channel === 'web')
	const inboxes = config.inboxes.map((it) => it === first ? { ...it, origins: [...new Set([...it.origins, origin])] } : it)
	return { ...config, inboxes }
}

/** What somebody types for a site, as an origin: `shop.example/about` gives `https://shop.example`. Null for what is none. */
export function originOf(typed: string): string | null {
	const text = typed.trim()
	const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
	if (text === '' || /\s/.test(text) || !URL.canParse(url)) return null
	const { origin, hostname } = new URL(url)
	return hostname.includes('.') || hostname === 'localhost' ? origin : null
}
