/** An inbox of the generic channel whose company has a server on this machine, and one of its customers. */
import { inject, vi } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import { inboxOwner } from '../../../core/config/credential.ts'
import { InboxConfig } from '../../../core/config/workspace.ts'
import type { ConversationId } from '../../../core/ids.ts'
import { saidIn } from '../../../core/conversation/said.ts'
import { sealAll } from '../../../durable-objects/shared/credentials.ts'
import { objects, type World } from '../support/world.ts'
import { answeredByAna } from './answered-by-ana.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		companyUrl: string
	}
}

const SECRET = 'of-this-inbox-alone'
const ADDRESS = 'u1'

export interface Posted {
	readonly headers: Readonly<Record<string, string>>
	readonly body: Readonly<Record<string, unknown>>
}

export class Partner {
	readonly #world: World
	readonly #inbox: InboxConfig
	readonly #box: string
	readonly #address: string
	#said = 0

	private constructor(world: World, { inbox, box, address }: { inbox: InboxConfig; box: string; address: string }) {
		this.#address = address
		this.#world = world
		this.#inbox = inbox
		this.#box = box
	}

	/** `channel`: whose rules count. */
	static async in(world: World, channel: InboxConfig['channel'] = 'api'): Promise<Partner> {
		const box = `${inject('companyUrl')}/${world.workspace}-${channel}`
		const inbox = InboxConfig.parse({ id: `${world.workspace}.${channel}`, name: channel, channel, queue: 'support', apiBase: box })
		await world.publish({ ...world.config, inboxes: [...world.config.inboxes, inbox] })
		const owner = inboxOwner(inbox.id)
		const sealed = await sealAll(objects, { workspace: world.workspace, owner, values: { secret: SECRET } })
		await world.home.setInboxCredentials({ inbox: inbox.id, channel, apiBase: inbox.apiBase, sealed, by: 'the test' })
		return new Partner(world, { inbox, box, address: ADDRESS })
	}

	/** Somebody else at the same inbox. */
	under(address: string): Partner {
		return new Partner(this.#world, { inbox: this.#inbox, box: this.#box, address })
	}

	/** The key of another address here. */
	at(address: string): string {
		return `${this.#inbox.id}/${address}`
	}

	get key(): string {
		return `${this.#inbox.id}/${this.#address}`
	}

	get point() {
		return this.#world.point(this.key)
	}

	/** The customer says something; answers the conversation it is in. */
	async says(text: string, more: Partial<Extract<Inbound, { kind: 'message' }>> = {}): Promise<void> {
		await this.hears([{
			...this.#from(),
			kind: 'message',
			id: `m${++this.#said}`,
			atMs: Date.now(),
			content: { kind: 'text', text },
			...more,
		}])
	}

	/** Anything else that happens there. */
	async hears(items: readonly Exclude<Inbound, { kind: 'pull' }>[]): Promise<number> {
		return await this.point.hear({ inbox: this.#inbox, items })
	}

	#from() {
		return { from: { address: this.#address, name: 'Ines', label: null, language: 'en' } }
	}

	status(state: 'sent' | 'delivered' | 'read' | 'failed', of: string): Promise<number> {
		return this.hears([{ ...this.#from(), kind: 'status', id: `status ${of} ${state}`, atMs: Date.now(), state, of }])
	}

	/** What the company has been posted. */
	async posts(): Promise<Posted[]> {
		const all = await (await fetch(this.#box)).json<{ headers: Record<string, string>; body: string }[]>()
		return all.map(({ headers, body }) => ({ headers, body: JSON.parse(body) as Record<string, unknown> }))
	}

	async texts(): Promise<unknown[]> {
		return (await this.posts()).map((it) => it.body['text'])
	}

	/** Statuses of its next answers; 0 for a connection that breaks when it has been taken. */
	async answersNext(...statuses: number[]): Promise<void> {
		await (await fetch(this.#box, { method: 'PUT', body: JSON.stringify(statuses) })).text()
	}

	answered(): ReturnType<typeof answeredByAna> {
		return answeredByAna(this.#world)
	}
}

/** How far each message of ours has come, by what it says. */
export async function deliveries(world: World, id: ConversationId): Promise<Record<string, string | undefined>> {
	const rows = await world.conversation(id).rows({ after: 0, limit: 500 })
	return Object.fromEntries(saidIn(rows).filter((it) => it.author.kind === 'agent').map((it) => [it.content.text, it.delivery?.state]))
}

export async function eventually<Value>(look: () => Promise<Value>): Promise<Value> {
	return await vi.waitFor(look, { timeout: 10_000, interval: 20 })
}
