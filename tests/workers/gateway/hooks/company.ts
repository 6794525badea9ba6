/** A company that posts its customers' words to an inbox of the generic channel, signed. */
import { sign } from '../../../../channels/api/signature.ts'
import { asAdministrator, type Gateway, json } from '../support/gateway.ts'

const SECRET = 'a-secret-of-this-inbox-alone'
let inboxes = 0

export interface Hooked {
	readonly id: string
	readonly path: string
	/** Signed, unless told otherwise. */
	post(body: unknown, how?: { secret?: string | null; inPieces?: boolean }): Promise<Response>
}

/** An inbox of its own for one test. */
export async function hookedInbox(at: Gateway, { apiBase }: { apiBase?: string } = {}): Promise<Hooked> {
	const asked = {
		channel: 'api',
		name: `Partner ${++inboxes} ${crypto.randomUUID().slice(0, 6)}`,
		credentials: { secret: SECRET },
		...(apiBase && { apiBase }),
	}
	const answer = await at.call('/api/v1/inboxes', json(asked, asAdministrator))
	if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
	const { id, webhookUrl } = await answer.json<{ id: string; webhookUrl: string }>()
	const path = new URL(webhookUrl).pathname
	return {
		id,
		path,
		async post(body, { secret = SECRET, inPieces = false } = {}) {
			const bytes = Uint8Array.from(new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)))
			const headers = new Headers({ 'content-type': 'application/json' })
			if (secret !== null) headers.set('x-patchbay-signature', await sign(secret, bytes))
			return await at.call(path, {
				method: 'POST',
				headers,
				body: inPieces ? inTwo(bytes) : bytes,
			})
		},
	}
}

export interface Said {
	readonly id: string
	readonly author: { readonly kind: string }
	readonly content: { readonly kind: string; readonly text: string }
	readonly externalId: string | null
	readonly delivery: { readonly state: string } | null
}

export async function messagesOf(at: Gateway, conversation: string): Promise<Said[]> {
	const answer = await at.call(`/api/v1/conversations/${conversation}/messages?limit=200`, { headers: asAdministrator })
	return (await answer.json<{ items: Said[] }>()).items
}

/** As a stream: nothing says how long it will be. */
function inTwo(bytes: Uint8Array): ReadableStream {
	return new Blob([bytes.slice(0, 9), bytes.slice(9)]).stream()
}
