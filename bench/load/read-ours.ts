/** Reads one conversation after another over the API of the whole Worker, as whoever. */
import { Agent, request } from 'node:http'
import { DEMO_INBOX } from '../../core/config/demo.ts'
import { type Headers, post, signIn } from './api.ts'
import { inLanes } from './in-lanes.ts'
import type { Driver, Load, Meter } from './load.ts'
import { openSocket } from './socket.ts'

export async function readByCookie(host: string, count: number): Promise<Driver> {
	return await reader(host, { count, headers: { cookie: await signIn(host) } })
}

export async function readByKey(host: string, count: number): Promise<Driver> {
	const headers = { cookie: await signIn(host), origin: `http://${host}` }
	const { key } = await post<{ key: string }>(host, {
		path: '/api/v1/keys',
		body: { name: 'Bench', scopes: ['conversations.read'] },
		headers,
	})
	return await reader(host, { count, headers: { authorization: `Bearer ${key}` } })
}

export async function readAsAnybody(host: string, count: number): Promise<Driver> {
	return await reader(host, { count, headers: {} })
}

async function reader(host: string, { count, headers }: { count: number; headers: Headers }): Promise<Driver> {
	const conversations = await inLanes(10, Array.from({ length: count }), () => visit(host))
	const agent = new Agent({ keepAlive: true, maxSockets: count })
	return {
		async run({ lanes, seconds }: Load, meter: Meter): Promise<number[]> {
			const latencies: number[] = []
			meter.on()
			const endMs = performance.now() + seconds * 1000
			await Promise.all(
				conversations.slice(0, lanes).map(async (id) => {
					while (performance.now() < endMs) latencies.push(await timed(host, { path: `/api/v1/conversations/${id}`, headers, agent }))
				}),
			)
			meter.off()
			return latencies
		},
		close: () => agent.destroy(),
	}
}

/** Milliseconds until the whole answer is here. */
function timed(host: string, { path, headers, agent }: { path: string; headers: Headers; agent: Agent }): Promise<number> {
	const startMs = performance.now()
	return new Promise((resolve, reject) => {
		const asked = request(`http://${host}${path}`, { headers, agent }, (answer) => {
			if (answer.statusCode !== 200) reject(new Error(`${path} answers ${answer.statusCode}`))
			answer.resume()
			answer.on('end', () => resolve(performance.now() - startMs))
		})
		asked.on('error', reject)
		asked.end()
	})
}

/** A visitor who has said something and gone; their conversation's id. */
async function visit(host: string): Promise<string> {
	const { conversation, token } = await post<{ conversation: string; token: string }>(host, {
		path: '/api/v1/widget/sessions',
		body: { inbox: DEMO_INBOX },
	})
	const protocols = ['patchbay.v1', `token.${token}`]
	await new Promise<void>((resolve, reject) => {
		openSocket(`ws://${host}/ws/widget?v=1&cursor=0&inbox=${DEMO_INBOX}`, {
			protocols,
			onFrame: (frame) => frame.toString().includes('"type":"message"') && resolve(),
		}).then((socket) => socket.send('{"type":"say","id":"bench-first","text":"Hello, is anybody there?"}'), reject)
	})
	return conversation
}
