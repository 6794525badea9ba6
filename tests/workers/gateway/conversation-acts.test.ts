import { describe, expect, it } from 'vitest'
import { asAdministrator, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn, visitorWhoSays } from './support/people.ts'

const UNKNOWN = 'cnv_01JD3ZK8Q0ABCDEFGHJKMN'

/** Somebody who waits, and the API to act on them with. */
async function waiting() {
	const at = gateway()
	const { conversation, socket } = await visitorWhoSays(at, 'Where is my ticket?')
	const send = (act: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
		at.call(`/api/v1/conversations/${conversation}/${act}`, { ...json(body, { ...asAdministrator, ...headers }), method })
	const log = async () => {
		const stub = at.env.CONVERSATION.getByName(`demo/${conversation}`)
		return (await stub.rows({ after: 0, limit: 50 })).map(({ event }) => event)
	}
	return { at, conversation, socket, send, log }
}

describe('R18: acts by hand over HTTP', () => {
	it('boost who waits, and say in the log who did', async () => {
		const { send, log, socket } = await waiting()
		const answer = await send('boost', { byMs: 300_000 })
		expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'queued', held: null, callback: null, idle: false }])
		expect((await log()).at(-1)).toMatchObject({
			type: 'override',
			by: { kind: 'agent', id: 'api-key', name: 'API key' },
			act: { type: 'boost', byMs: 300_000 },
		})
		socket.close()
	})

	it('move to another queue and assign to an agent', async () => {
		const { send, log, socket } = await waiting()
		expect(await (await send('move', { queue: 'bookings' })).json()).toMatchObject({ queue: 'bookings', status: 'queued' })
		expect((await send('assign', { agent: 'ana', force: true })).status).toBe(200)
		expect((await log()).filter((it) => it.type === 'override').map((it) => it.act)).toEqual([
			{ type: 'move', queue: 'bookings' },
			{ type: 'assign', agent: 'ana', force: true },
		])
		socket.close()
	})

	it('with one key are one act, and never another', async () => {
		const { send, log, socket } = await waiting()
		const key = { 'idempotency-key': 'boost-1' }
		const answers = await Promise.all([1, 2, 3].map(() => send('boost', { byMs: 1_000 }, key)))
		expect(answers.map((it) => it.status)).toEqual([200, 200, 200])
		expect(await refusalOf(await send('boost', { byMs: 2_000 }, key))).toBe('422 idempotency-key-reused')
		expect(await refusalOf(await send('move', { queue: 'bookings' }, key))).toBe('422 idempotency-key-reused')
		await send('boost', { byMs: 1_000 })
		expect((await log()).filter((it) => it.type === 'override')).toHaveLength(2)
		socket.close()
	})

	it('are refused by name', async () => {
		const { send, at, socket } = await waiting()
		expect(await refusalOf(await send('move', { queue: 'nowhere' }))).toBe('422 transfer-target-unknown')
		expect(await refusalOf(await send('move', { queue: 'support' }))).toBe('422 transfer-target-unknown')
		expect(await refusalOf(await send('assign', { agent: 'nobody' }))).toBe('422 transfer-target-unknown')
		expect(await refusalOf(await at.call(`/api/v1/conversations/${UNKNOWN}/boost`, json({ byMs: 1 }, asAdministrator)))).toBe(
			'404 not-found',
		)
		const closed = new Promise<void>((done) =>
			socket.addEventListener('message', ({ data }) => String(data).includes('"type":"closed"') && done())
		)
		socket.send(JSON.stringify({ type: 'leave', id: 'leave-0001' }))
		await closed
		for (const [act, body] of [['boost', { byMs: 1 }], ['move', { queue: 'bookings' }], ['assign', { agent: 'ana' }]] as const) {
			expect(await refusalOf(await send(act, body))).toBe('409 conversation-closed')
		}
		socket.close()
	})

	it('name the field that is wrong', async () => {
		const { send, socket } = await waiting()
		for (const byMs of [0, -1, 1.5, 86_400_001, '1', null]) {
			expect(await (await send('boost', { byMs })).json()).toMatchObject({ code: 'body-invalid', field: 'byMs' })
		}
		expect(await (await send('move', {})).json()).toMatchObject({ code: 'body-invalid', field: 'queue' })
		expect(await (await send('assign', { agent: 7 })).json()).toMatchObject({ code: 'body-invalid', field: 'agent' })
		expect(await (await send('boost', { byMs: 1 }, { 'idempotency-key': 'a b' })).json()).toMatchObject({
			code: 'parameter-invalid',
			field: 'idempotency-key',
		})
		socket.close()
	})

	it('are for supervisors and administrators', async () => {
		const { at, conversation, socket } = await waiting()
		const boost = async (email: string) => {
			const headers = { cookie: await signIn(at, email), origin: ORIGIN }
			return await at.call(`/api/v1/conversations/${conversation}/boost`, json({ byMs: 1 }, headers))
		}
		expect(await refusalOf(await boost('ana@demo.test'))).toBe('403 forbidden')
		expect((await boost('lead@demo.test')).status).toBe(200)
		const stranger = await at.call(`/api/v1/conversations/${conversation}/boost`, json({ byMs: 1 }, { origin: ORIGIN }))
		expect(await refusalOf(stranger)).toBe('401 not-signed-in')
		socket.close()
	})
})

describe('facts over HTTP', () => {
	it('are as much as is known, and stay when more is said', async () => {
		const { send, at, conversation, socket } = await waiting()
		const first = await send('facts', { tier: 'gold', attributes: { plan: 'pro' } }, {}, 'PUT')
		expect([first.status, await first.json()]).toMatchObject([200, { tier: 'gold', media: 'chat', language: 'en', contacts: 0 }])
		await send('facts', { requires: { skill: 'refunds', min: 3 }, departsAtMs: 1_900_000_000_000 }, {}, 'PUT')
		const known = await at.call(`/api/v1/conversations/${conversation}/facts`, { headers: asAdministrator })
		expect(await known.json()).toMatchObject({
			tier: 'gold',
			attributes: { plan: 'pro' },
			requires: { skill: 'refunds', min: 3 },
			departsAtMs: 1_900_000_000_000,
		})
		socket.close()
	})

	it('refuse what is none, in whatever shape it comes', async () => {
		const { send, socket } = await waiting()
		for (
			const [facts, field] of [[{ foo: 1 }, undefined], [{ tier: 'Gold!' }, 'tier'], [{ contacts: -1 }, 'contacts'], [
				{ excluded: 'ana' },
				'excluded',
			]] as const
		) {
			expect(await (await send('facts', facts, {}, 'PUT')).json()).toMatchObject({ code: 'body-invalid', ...(field && { field }) })
		}
		const deep = `{"requires":${'{"not":'.repeat(7_000)}{"skill":"x"}${'}'.repeat(7_000)}}`
		const answer = await send('facts', {}, {}, 'PUT')
		expect(answer.status).toBe(200)
		const { at, conversation } = await waiting()
		const headers = { ...asAdministrator, 'content-type': 'application/json' }
		expect(await refusalOf(await at.call(`/api/v1/conversations/${conversation}/facts`, { method: 'PUT', headers, body: deep }))).toBe(
			'400 body-invalid',
		)
		socket.close()
	})

	it('are said by supervisors and seen by whoever may see the conversation', async () => {
		const { at, conversation, socket } = await waiting()
		const path = `/api/v1/conversations/${conversation}/facts`
		const headers = { cookie: await signIn(at, 'ana@demo.test'), origin: ORIGIN }
		expect((await at.call(path, { headers })).status).toBe(200)
		expect(await refusalOf(await at.call(path, { ...json({ tier: 'gold' }, headers), method: 'PUT' }))).toBe('403 forbidden')
		const sam = { cookie: await signIn(at, 'sam@demo.test') }
		expect(await refusalOf(await at.call(path, { headers: sam }))).toBe('404 not-found')
		socket.close()
	})
})
