/**
 * The providers' stand-ins on this machine, for tests that run inside the Workers runtime. `{url}/{box}/{channel}` is a provider's
 * API. Beside it `POST …/-/act` answers the webhook a customer's act makes, `PUT …/-/trouble` says what goes wrong with the next
 * requests that say something to somebody, and `GET …/-/shown` answers what the customer has been shown.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import type { Act, Setting, Shown, StandIn } from '../../local/providers/stand-in.ts'
import { standInFor } from '../../local/providers/stand-ins.ts'
import type { InboxChannel } from '../../core/config/inbox-channel.ts'
import type { Trouble } from '../durable-objects/contact-point/trouble.ts'

interface Box {
	troubles: Trouble[]
	readonly shown: Shown[]
	readonly asked: string[]
	/** How far the test's clock is before this one's. */
	aheadMs: number
	release(): void
}

interface Asked {
	readonly standIn: StandIn
	readonly box: Box
	readonly setting: Setting
	readonly method: string
	readonly path: string
	readonly headers: IncomingMessage['headers']
	readonly body: Uint8Array<ArrayBuffer>
}

/** What sends a message, at all of them. */
const SENDS =
	'POST .*(/messages|/Messages\\.json|/sendMessage|/chat\\.postMessage|/message/custom/send|/kf/send_msg|/message/push)|POST /?$'

/** Over all boxes: a stand-in tells ids apart by it. */
let acts = 0

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const boxes = new Map<string, Box>()
	const server = createServer(async (request, response) => {
		const [, name = '', channel = '', rest = ''] = /^\/([^/]+)\/([^/]+)(.*)$/.exec(request.url ?? '') ?? []
		const standIn = standInFor(channel as InboxChannel)
		if (standIn === null) return void response.writeHead(404).end()
		const box = boxes.get(name) ?? { troubles: [], shown: [], asked: [], aheadMs: 0, release: () => undefined }
		boxes.set(name, box)
		const apiBase = `${url()}/${name}/${channel}`
		const setting = { credentials: standIn.credentials, hookUrl: `https://patchbay.example/hooks/${channel}/${name}`, apiBase }
		const { method = 'GET', headers } = request
		const asked = { standIn, box, setting, method, path: rest, headers, body: await bytesOf(request) }
		await (rest.startsWith('/-/') ? direct(asked, response) : exchange(asked, response))
	})
	const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	project.provide('providersUrl', url())
	return () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve())))
}

async function direct({ standIn, box, setting, path, body }: Asked, response: ServerResponse): Promise<void> {
	const said = body.length === 0 ? null : JSON.parse(new TextDecoder().decode(body)) as unknown
	if (path === '/-/shown') return void response.end(JSON.stringify({ shown: box.shown, asked: box.asked }))
	if (path === '/-/trouble') box.troubles = said as Trouble[]
	if (path === '/-/credentials') return void response.end(JSON.stringify(standIn.credentials))
	if (path === '/-/release') box.release()
	if (path !== '/-/act') return void response.end()
	const { act, atMs } = said as { act: Act; atMs: number }
	box.aheadMs = atMs - Date.now()
	const hook = await standIn.hook({ who: standIn.person(1), act, serial: ++acts, atMs }, setting)
	response.end(JSON.stringify(hook && { ...hook, body: Buffer.from(hook.body).toString('base64') }))
}

async function exchange({ standIn, box, setting, method, path, headers, body }: Asked, response: ServerResponse): Promise<void> {
	box.asked.push(`${method} ${path.split('?')[0]}`)
	const trouble = troubleOf(box, `${method} ${path}`)
	const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]))
	const request = { method, path, headers: plain, body }
	const answer = trouble?.taken === false
		? null
		: await standIn.answer(request, { ...setting, nowMs: Date.now() + box.aheadMs, fault: null })
	if (answer?.shown) box.shown.push(answer.shown)
	if (trouble?.held) await new Promise<void>((resolve) => box.release = resolve)
	if (trouble?.status === 0) return void response.destroy()
	const [status, words] = trouble ? [trouble.status, trouble.body ?? '<html>'] : [answer?.status ?? 500, answer?.body ?? '']
	response.writeHead(status, trouble ? { 'content-type': 'text/html' } : answer?.headers).end(words)
}

function troubleOf(box: Box, request: string): Trouble | undefined {
	const [next] = box.troubles
	if (next === undefined || !new RegExp(next.of ?? SENDS).test(request)) return undefined
	box.troubles.shift()
	return next
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
	const chunks: Uint8Array[] = []
	for await (const chunk of request) chunks.push(chunk as Uint8Array)
	return Uint8Array.from(Buffer.concat(chunks))
}
