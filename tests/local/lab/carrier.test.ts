import { beforeEach, describe, expect, it } from 'vitest'
import { Carrier } from '../../../local/lab/engine/carrier.ts'
import { Exchanges } from '../../../local/lab/engine/exchanges.ts'
import type { Way } from '../../../local/lab/engine/view.ts'
import { FakeClock } from './support/fake-clock.ts'
import { Patchbay } from './support/patchbay.ts'

const straight: Way = { copies: 1, delayMs: 0, shuffle: 1, lost: 'none', forged: false }
let way: Way
let clock: FakeClock
let patchbay: Patchbay
let exchanges: Exchanges
let carrier: Carrier

beforeEach(() => {
	way = straight
	clock = new FakeClock()
	patchbay = new Patchbay()
	exchanges = new Exchanges()
	carrier = new Carrier({
		...{ post: patchbay.post, clock, exchanges },
		way: () => way,
		shuffle: (items) => items.toReversed(),
		changed: () => {},
	})
})

/** Sends something; its states one after the other, as they come. */
function send(id: string): string[] {
	const states: string[] = []
	const url = `http://patchbay.test/hooks/api/demo.api?signature=abc1&timestamp=5`
	const headers = { 'x-signature': 'sha256=ab9', 'content-type': 'application/json' }
	carrier.send({
		request: { method: 'POST', url, headers, body: new TextEncoder().encode(JSON.stringify({ id })), id },
		told: (state, attempts) => states.push(attempts > 0 ? `${state} ${attempts}` : state),
	})
	return states
}

const ids = () => patchbay.bodies.map((it) => it['id'])

describe('a webhook', () => {
	it('arrives once, as it was signed', async () => {
		const states = send('a')
		await clock.pass(0)
		expect([states, ids()]).toEqual([['sending', 'arrived 1'], ['a']])
		expect(patchbay.came[0]?.headers['x-signature']).toBe('sha256=ab9')
		expect(exchanges.after(0)).toMatchObject([{
			seq: 1,
			way: 'in',
			request: { method: 'POST', body: '{"id":"a"}' },
			response: { status: 200 },
		}])
	})

	it('is tried again, ever more slowly, until it is taken', async () => {
		patchbay.answers.push(500, 'the connection broke', 429)
		const states = send('a')
		await clock.pass(999)
		expect(ids()).toHaveLength(1)
		await clock.pass(1 + 2_000 + 4_000)
		expect(states).toEqual(['sending', 'retrying 1', 'retrying 2', 'retrying 3', 'arrived 4'])
		expect(exchanges.after(0).map((it) => it.response?.status ?? it.note?.type)).toEqual([200, 429, 'unanswered', 500])
	})

	it('is given up in the end', async () => {
		patchbay.answers.push(...Array.from({ length: 20 }, () => 503))
		const states = send('a')
		await clock.pass(600_000)
		expect([states.at(-1), ids().length]).toEqual(['refused 7', 7])
	})
})

describe('a bad way', () => {
	it('delivers it five times', async () => {
		way = { ...straight, copies: 5 }
		const states = send('a')
		await clock.pass(0)
		expect([states, ids()]).toEqual([['sending', 'arrived 1'], ['a', 'a', 'a', 'a', 'a']])
	})

	it('delivers it late', async () => {
		way = { ...straight, delayMs: 5_000 }
		send('a')
		await clock.pass(4_999)
		expect(ids()).toEqual([])
		await clock.pass(1)
		expect(ids()).toEqual(['a'])
	})

	it('delivers several in another order, and waits no longer than ten seconds for the last of them', async () => {
		way = { ...straight, shuffle: 3 }
		const held = send('a')
		send('b')
		expect([held, carrier.held]).toEqual([['held'], 2])
		send('c')
		await clock.pass(0)
		expect([ids(), carrier.held]).toEqual([['c', 'b', 'a'], 0])
		send('d')
		send('e')
		await clock.pass(10_000)
		expect(ids().slice(3)).toEqual(['e', 'd'])
	})

	it('loses the first attempt, and the second brings it', async () => {
		way = { ...straight, lost: 'first' }
		const states = send('a')
		await clock.pass(1_000)
		expect([states, ids()]).toEqual([['sending', 'retrying 1', 'arrived 2'], ['a']])
		expect(exchanges.after(0).at(-1)).toMatchObject({ response: null, note: { type: 'lost' } })
	})

	it('loses it for good', async () => {
		way = { ...straight, lost: 'all' }
		const states = send('a')
		await clock.pass(600_000)
		expect([states, ids()]).toEqual([['sending', 'lost 1'], []])
	})

	it('forges the signature, wherever it stands', async () => {
		way = { ...straight, forged: true }
		patchbay.answers.push(403)
		send('a')
		await clock.pass(0)
		const [came] = patchbay.came
		expect(came?.headers).toEqual({ 'x-signature': 'sha256=ab0', 'content-type': 'application/json' })
		expect(came?.url).toBe('http://patchbay.test/hooks/api/demo.api?signature=abc0&timestamp=5')
		expect(exchanges.after(0)[0]?.response?.status).toBe(403)
	})
})
