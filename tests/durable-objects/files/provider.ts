/** An inbox whose provider keeps its files on this machine. */
import { inject } from 'vitest'
import { inboxOwner } from '../../../core/config/credential.ts'
import { InboxConfig } from '../../../core/config/workspace.ts'
import { type ConversationId, ID_RANDOM_BYTES, type InboxId, makeId } from '../../../core/ids.ts'
import type { Identity } from '../../../durable-objects/contact-point/identity.ts'
import { sealAll } from '../../../durable-objects/shared/credentials.ts'
import type { MediaAnswer } from '../../workers/media-setup.ts'
import { objects, type World } from '../support/world.ts'

declare module 'vitest' {
	export interface ProvidedContext {
		mediaPort: number
	}
}

let names = 0

export const origin = `http://127.0.0.1:${inject('mediaPort')}`
/** The same server by another name, which makes it another origin. */
export const elsewhere = `http://localhost:${inject('mediaPort')}`

export interface Provider {
	readonly inbox: InboxConfig
	readonly who: Identity
}

export async function providerIn(world: World, { channel = 'api' as InboxConfig['channel'], apiBase = origin } = {}): Promise<Provider> {
	const inbox = InboxConfig.parse({ id: `${world.workspace}.${channel}`, name: channel, channel, queue: 'support', apiBase })
	await world.publish({ ...world.config, inboxes: [...world.config.inboxes, inbox] })
	if (channel === 'api') {
		const values = { secret: 'of-this-inbox-alone' }
		const sealed = await sealAll(objects, { workspace: world.workspace, owner: inboxOwner(inbox.id), values })
		await world.home.setInboxCredentials({ inbox: inbox.id, channel, apiBase, sealed, by: 'the test' })
	}
	return { inbox, who: { workspace: world.workspace, inbox: inbox.id as InboxId, address: 'u1' } }
}

export class Shelf {
	readonly #path = `/${++names}-${crypto.randomUUID()}`

	get url(): string {
		return origin + this.#path
	}

	get urlElsewhere(): string {
		return elsewhere + this.#path
	}

	/** Answers its address. */
	async holds(...answers: MediaAnswer[]): Promise<string> {
		await (await fetch(this.url, { method: 'PUT', body: JSON.stringify(answers) })).text()
		return this.url
	}

	/** Headers of the requests for it. */
	async seen(): Promise<Record<string, string>[]> {
		return await (await fetch(this.url, { method: 'POST' })).json()
	}
}

export function base64(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes))
}

export function newFile(): { file: string; conversation: ConversationId } {
	const random = () => crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES))
	return { file: makeId('fil', Date.now(), random()), conversation: makeId('cnv', Date.now(), random()) }
}
