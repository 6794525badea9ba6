import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { asAdministrator, type Gateway, gateway, json, ORIGIN, refusalOf } from './support/gateway.ts'
import { signIn, upgrade, visitorWhoSays } from './support/people.ts'

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

/** Somebody of the demo's staff at an open console, who has said nothing of themselves yet. */
async function consoleOf(at: Gateway, email: string): Promise<WebSocket> {
	const { webSocket } = await at.call('/ws/console?v=1&cursor=0', upgrade({ cookie: await signIn(at, email) }))
	if (!webSocket) throw new Error('no socket')
	webSocket.accept()
	return webSocket
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
		const { at, send, log, socket } = await waiting()
		const desk = await consoleOf(at, 'ana@demo.test')
		expect(await (await send('move', { queue: 'bookings' })).json()).toMatchObject({ queue: 'bookings', status: 'queued' })
		expect((await send('assign', { agent: 'ana', force: true })).status).toBe(200)
		expect((await log()).filter((it) => it.type === 'override').map((it) => it.act)).toEqual([
			{ type: 'move', queue: 'bookings' },
			{ type: 'assign', agent: 'ana', force: true },
		])
		desk.close()
		socket.close()
	})

	it('leave everything as it is when the agent cannot take it', async () => {
		const { at, conversation, send, log, socket } = await waiting()
		expect(await refusalOf(await send('assign', { agent: 'sam', force: true }))).toBe('409 agent-not-available')
		const desk = await consoleOf(at, 'sam@demo.test')
		expect(await refusalOf(await send('assign', { agent: 'sam' }))).toBe('409 agent-not-available')
		const stands = await (await at.call(`/api/v1/conversations/${conversation}`, { headers: asAdministrator })).json()
		expect([stands, (await log()).at(-1)?.type]).toMatchObject([{ queue: 'support', status: 'queued' }, 'message'])
		const key = { 'idempotency-key': 'give-1' }
		const twice = [await send('assign', { agent: 'sam', force: true }, key), await send('assign', { agent: 'sam', force: true }, key)]
		expect(twice.map((it) => it.status)).toEqual([200, 200])
		expect(await twice[1]?.json()).toMatchObject({ queue: 'bookings', status: 'queued' })
		desk.close()
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
		await send('facts', { requires: { skill: 'visa', min: 3 }, departsAtMs: 1_900_000_000_000 }, {}, 'PUT')
		const known = await at.call(`/api/v1/conversations/${conversation}/facts`, { headers: asAdministrator })
		expect(await known.json()).toMatchObject({
			tier: 'gold',
			attributes: { plan: 'pro' },
			requires: { skill: 'visa', min: 3 },
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

	it('ask for no skill and no agent that nobody has heard of', async () => {
		const { send, socket } = await waiting()
		const cases = [
			[{ skill: 'cooking' }, 'requires.skill', 'skill "cooking"'],
			[
				{ all: [{ skill: 'visa' }, { any: [{ language: 'xx' }, { not: { skill: 'cooking' } }] }] },
				'requires.all.1.any.1.not.skill',
				'"cooking"',
			],
			[{ agents: ['ana', 'nobody'] }, 'requires.agents.1', 'agent "nobody"'],
		] as const
		for (const [requires, field, named] of cases) {
			const answer = await send('facts', { tier: 'gold', requires }, {}, 'PUT')
			expect([answer.status, await answer.json()]).toMatchObject([400, {
				code: 'body-invalid',
				field,
				detail: expect.stringContaining(named),
			}])
		}
		expect(await (await send('facts', { requires: null }, {}, 'PUT')).json()).toMatchObject({ tier: null, requires: null })
		socket.close()
	})

	it('may ask for a skill as soon as it is published', async () => {
		const { at, send, socket } = await waiting()
		await send('facts', { requires: { skill: 'visa' } }, {}, 'PUT')
		const skills = [...demoConfig.skills, { id: 'diving', name: 'Diving' }]
		// By another gateway: what this one keeps is old by now.
		await at.env.WORKSPACE.getByName('demo').publishOnce({ ...demoConfig, skills }, { by: 'Robin', note: null, key: null })
		expect((await send('facts', { requires: { skill: 'diving' } }, {}, 'PUT')).status).toBe(200)
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
