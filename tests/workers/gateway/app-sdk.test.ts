import { describe, expect, it, vi } from 'vitest'
import { toHex } from '../../../channels/shared/hex.ts'
import { hmac } from '../../../channels/shared/hmac.ts'
import type { Client } from '../../../sdk/app/client.ts'
import { createClient } from '../../../sdk/app/app.ts'
import type { Answer, SocketEvent } from '../../../sdk/app/runtime.ts'
import type { Options, State } from '../../../sdk/app/types.ts'
import { asAdministrator, type Gateway, gateway, json, ORIGIN } from './support/gateway.ts'

const SECRET = 'signs-who-is-who'

/** The runtime's socket, which is only there once the gateway has let it in. */
function socketMaker(at: Gateway) {
	return class {
		readyState = 0
		#socket: WebSocket | null = null
		readonly #listeners: [string, (event: SocketEvent) => void][] = []

		constructor(url: string, protocols: string[]) {
			const headers = { upgrade: 'websocket', 'sec-websocket-protocol': protocols.join(', ') }
			void at.call(url.replace(/^ws/, 'http'), { headers }).then(({ webSocket }) => this.#opened(webSocket))
		}

		addEventListener(type: string, listener: (event: SocketEvent) => void): void {
			this.#listeners.push([type, listener])
		}

		send(text: string): void {
			this.#socket?.send(text)
		}

		close(): void {
			this.readyState = 3
			this.#socket?.close(1000)
		}

		#opened(socket: WebSocket | null): void {
			if (!socket || this.readyState === 3) {
				return socket ? void (socket.accept(), socket.close(1000)) : this.#tell({ type: 'close', code: 1006 })
			}
			this.#socket = socket
			this.readyState = 1
			socket.accept()
			socket.addEventListener('message', ({ data }) => this.#tell({ type: 'message', data }))
			socket.addEventListener('close', ({ code }) => this.#tell({ type: 'close', code }))
			this.#tell({ type: 'open' })
		}

		#tell(event: SocketEvent): void {
			for (const [type, listener] of this.#listeners) if (type === event.type) listener(event)
		}
	}
}

async function appInbox(at: Gateway): Promise<string> {
	const asked = { channel: 'app', name: `App ${crypto.randomUUID().slice(0, 8)}`, credentials: { identitySecret: SECRET } }
	return (await (await at.call('/api/v1/inboxes', json(asked, asAdministrator))).json<{ id: string }>()).id
}

function device(at: Gateway, options: Partial<Options> & { readonly inbox: string }): Client {
	const fetch = async (url: string, ask: { method?: string; headers?: Record<string, string>; body?: unknown } = {}): Promise<Answer> =>
		await at.call(url, ask as RequestInit)
	return createClient({ url: ORIGIN, WebSocket: socketMaker(at), fetch, ...options })
}

async function shows(client: Client, fits: (state: State) => boolean): Promise<State> {
	return await vi.waitUntil(() => fits(client.state) && client.state, { timeout: 10_000, interval: 10 })
}

const texts = ({ messages }: State) => messages.map((it) => it.content.text)

describe('the app SDK at a real gateway', () => {
	it('says what is to be said, and hears of it on every device of the same person', async () => {
		const at = gateway()
		const inbox = await appInbox(at)
		const identity = {
			id: 'user-1',
			name: 'Ines',
			signature: toHex(await hmac('SHA-256', SECRET, Uint8Array.from(new TextEncoder().encode('user-1')))),
		}
		const [phone, tablet] = [device(at, { inbox, identity }), device(at, { inbox, identity })]
		phone.say('Before there was a connection')
		await Promise.all([phone.connect(), tablet.connect()])
		const state = await shows(tablet, (it) => it.messages.length === 1)
		expect([texts(state), state.status]).toEqual([['Before there was a connection'], 'queued'])
		expect(phone.state.conversation).toBe(tablet.state.conversation)
		tablet.say('And after')
		await shows(phone, (it) => it.messages.length === 2 && it.messages.every(({ state }) => state === 'sent'))
		phone.disconnect()
		tablet.say('While one was away')
		await shows(tablet, (it) => it.messages.at(-1)?.state === 'sent')
		await phone.connect()
		expect(texts(await shows(phone, (it) => it.messages.length === 3))).toEqual(texts(tablet.state))
		expect(phone.leave()).toBe(true)
		await shows(tablet, (it) => it.status === 'closed')
		phone.disconnect()
		tablet.disconnect()
	})

	it('sends a file and finds its bytes', async () => {
		const at = gateway()
		const client = device(at, { inbox: await appInbox(at) })
		await client.connect()
		client.sendFiles([{ name: 'note.txt', type: 'text/plain', body: 'Two pairs' }], { text: 'See here' })
		const { messages } = await shows(client, (it) => it.messages[0]?.state === 'sent')
		const [message] = messages
		if (message?.content.kind !== 'files') throw new Error('no files')
		const [file] = message.content.files
		expect([message.content.text, file?.name]).toEqual(['See here', 'note.txt'])
		const link = await client.fileLink(file?.id ?? '')
		expect(await (await at.call(link?.url ?? '')).text()).toBe('Two pairs')
		client.disconnect()
	})

	it('names its device, and is refused for good with a signature that is not the company’s', async () => {
		const at = gateway()
		const inbox = await appInbox(at)
		const client = device(at, { inbox })
		await client.connect()
		await client.setPushToken({ platform: 'android', token: 'a-device' })
		await client.setPushToken(null)
		client.disconnect()
		const stranger = device(at, { inbox, identity: { id: 'user-1', signature: '0'.repeat(64) } })
		await expect(stranger.connect()).rejects.toThrow('refuses')
	})
})
