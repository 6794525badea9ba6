/** An inbox whose provider is a stand-in on this machine, and one of its customers there. */
import { inject } from 'vitest'
import type { Channel, Inbound } from '../../../channels/channel.ts'
import { channelNamed } from '../../../channels/registry.ts'
import { inboxOwner } from '../../../core/config/credential.ts'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { InboxConfig } from '../../../core/config/workspace.ts'
import { sealAll } from '../../../durable-objects/shared/credentials.ts'
import type { Act, HookRequest, Shown } from '../../../local/providers/stand-in.ts'
import { objects, type World } from '../support/world.ts'
import { answeredByAna } from './answered-by-ana.ts'
import type { Trouble } from './trouble.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		providersUrl: string
	}
}

export class ClientOf {
	readonly #world: World
	readonly #inbox: InboxConfig
	readonly #channel: Channel
	readonly #credentials: Readonly<Record<string, string>>
	#address: string | null = null

	private constructor(
		world: World,
		{ inbox, channel, credentials }: { inbox: InboxConfig; channel: Channel; credentials: Readonly<Record<string, string>> },
	) {
		this.#world = world
		this.#inbox = inbox
		this.#channel = channel
		this.#credentials = credentials
	}

	static async in(world: World, name: InboxChannel, more: Partial<InboxConfig> = {}): Promise<ClientOf> {
		const channel = channelNamed(name)
		if (!channel) throw new Error(`no channel ${name}`)
		const apiBase = `${inject('providersUrl')}/${world.workspace}/${name}`
		const inbox = InboxConfig.parse({ id: `${world.workspace}.${name}`, name, channel: name, queue: 'support', apiBase, ...more })
		await world.publish({ ...world.config, inboxes: [...world.config.inboxes, inbox] })
		const credentials = await (await fetch(`${apiBase}/-/credentials`)).json<Record<string, string>>()
		const sealed = await sealAll(objects, { workspace: world.workspace, owner: inboxOwner(inbox.id), values: credentials })
		await world.home.setInboxCredentials({ inbox: inbox.id, channel: name, apiBase, sealed, by: 'the test' })
		return new ClientOf(world, { inbox, channel, credentials })
	}

	get key(): string {
		return `${this.#inbox.id}/${this.#address}`
	}

	get point() {
		return this.#world.point(this.key)
	}

	/** What the provider posts of an act, understood. */
	async does(act: Act): Promise<readonly Inbound[]> {
		const answer = await fetch(`${this.#inbox.apiBase}/-/act`, { method: 'POST', body: JSON.stringify({ act, atMs: Date.now() }) })
		const hook = await answer.json<Omit<HookRequest, 'body'> & { readonly body: string }>()
		const body = Uint8Array.from(atob(hook.body), (it) => it.charCodeAt(0))
		const [url, headers] = [new URL(hook.url), new Headers(hook.headers)]
		const hearing = { credentials: this.#credentials, nowMs: Date.now() }
		const verified = await this.#channel.verify({ method: 'POST', url, headers, body }, hearing)
		if (!verified.ok || !('content' in verified)) throw new Error('the stand-in signs')
		const translated = this.#channel.translate(verified.content, { ...hearing, url, headers })
		if (!translated.ok) throw new Error('the stand-in makes sense')
		await this.hears(translated.items)
		return translated.items
	}

	async hears(items: readonly Inbound[]): Promise<void> {
		const own = items.filter((it) => it.kind !== 'pull')
		this.#address ??= own.find((it) => it.from !== null)?.from?.address ?? null
		await this.point.hear({ inbox: this.#inbox, items: own })
	}

	async trouble(...troubles: readonly Trouble[]): Promise<void> {
		await (await fetch(`${this.#inbox.apiBase}/-/trouble`, { method: 'PUT', body: JSON.stringify(troubles) })).text()
	}

	/** Lets the request end that trouble holds. */
	async release(): Promise<void> {
		await (await fetch(`${this.#inbox.apiBase}/-/release`, { method: 'PUT' })).text()
	}

	/** What the customer sees. */
	async messages(): Promise<readonly Shown[]> {
		return (await this.#looked()).shown.filter((it) => it.kind === 'message')
	}

	/** What has been asked of the provider, as `POST /sendMessage`. */
	async asked(): Promise<readonly string[]> {
		return (await this.#looked()).asked
	}

	async #looked(): Promise<{ shown: Shown[]; asked: string[] }> {
		return await (await fetch(`${this.#inbox.apiBase}/-/shown`)).json()
	}

	answered(): ReturnType<typeof answeredByAna> {
		return answeredByAna(this.#world)
	}
}
