import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { abilitiesOf } from '../../../local/lab/engine/abilities.ts'
import { Room } from '../../../local/lab/engine/room.ts'
import { sample } from '../../../local/lab/engine/samples.ts'
import { api } from '../../../local/providers/api.ts'
import { line } from '../../../local/providers/line/line.ts'
import { telegram } from '../../../local/providers/telegram/telegram.ts'
import { FakeClock, settled } from './support/fake-clock.ts'
import { Patchbay } from './support/patchbay.ts'

const BASE = 'http://127.0.0.1:9/provider/api'
const ana = 'customer-1'
let clock: FakeClock
let patchbay: Patchbay
let room: Room
let count: number

beforeEach(async () => {
	clock = new FakeClock()
	patchbay = new Patchbay()
	count = 0
	room = new Room({
		...{ standIn: api, ...await abilitiesOf(api), apiBase: BASE, post: patchbay.post, clock },
		shuffle: (items) => items.toReversed(),
		next: () => ++count,
		linkOf: (url) => url.startsWith('data:') ? url : null,
		changed: () => 7,
	})
	await room.opens({ id: 'demo.api', hookUrl: 'http://patchbay.test/hooks/api/demo.api' })
})

const phone = (address = ana) => room.view().phones.find((it) => it.address === address)
const bubbles = () => phone()?.bubbles.map(({ from, text, state }) => [from, text, state])

/** Patchbay sends something, as its channel does. */
async function sends(message: Record<string, unknown>) {
	const body = new TextEncoder().encode(JSON.stringify({ to: { id: ana }, ...message }))
	const signature = `sha256=${createHmac('sha256', api.credentials['secret'] ?? '').update(body).digest('hex')}`
	const headers = { 'x-patchbay-signature': signature, 'idempotency-key': crypto.randomUUID() }
	return await room.asked({ method: 'POST', path: '/', headers, body })
}

describe('a customer', () => {
	it('speaks as the provider would post it, and sees it taken', async () => {
		expect(await room.does(ana, { type: 'text', text: 'Hello' })).toEqual({ ok: true })
		await settled()
		const [came] = patchbay.came
		const expected = createHmac('sha256', api.credentials['secret'] ?? '').update(came?.body ?? '').digest('hex')
		expect(came?.headers['x-patchbay-signature']).toBe(`sha256=${expected}`)
		expect(bubbles()).toEqual([['customer', 'Hello', 'arrived']])
	})

	it('does nothing before the inbox is there, and nothing the provider has no way to do', async () => {
		const abilities = await abilitiesOf(telegram)
		const { can } = abilities
		expect([can.includes('typing'), can.includes('edit')]).toEqual([false, true])
		const other = new Room({
			...{ standIn: telegram, ...abilities, apiBase: BASE, post: patchbay.post, clock },
			shuffle: (items) => [...items],
			next: () => ++count,
			linkOf: () => null,
			changed: () => 1,
		})
		const who = telegram.person(1).address
		expect(await other.does(who, { type: 'text', text: 'x' })).toEqual({ ok: false, why: 'not-ready' })
		await other.opens({ id: 'demo.telegram', hookUrl: 'http://patchbay.test/hooks/telegram/demo.telegram' })
		expect(await other.does(who, { type: 'typing' })).toEqual({ ok: false, why: 'not-possible' })
		expect(await other.does('nobody', { type: 'text', text: 'x' })).toEqual({ ok: false, why: 'nobody' })
	})

	it('sends sound where nobody sends voice notes', async () => {
		const abilities = await abilitiesOf(line)
		const other = new Room({
			...{ standIn: line, ...abilities, apiBase: BASE, post: patchbay.post, clock },
			shuffle: (items) => [...items],
			next: () => ++count,
			linkOf: () => null,
			changed: () => 1,
		})
		await other.opens({ id: 'demo.line', hookUrl: 'http://patchbay.test/hooks/line/demo.line' })
		expect(abilities.files).not.toContain('voice')
		expect(await other.does(line.person(1).address, { type: 'file', ...sample('voice'), caption: '' })).toEqual({ ok: true })
	})

	it('changes, takes back and reacts by the ids the provider gave', async () => {
		await room.does(ana, { type: 'text', text: 'Helo' })
		const id = phone()?.bubbles[0]?.id ?? ''
		await room.does(ana, { type: 'edit', of: id, text: 'Hello' })
		expect(phone()?.bubbles[0]).toMatchObject({ text: 'Hello', isEdited: true })
		await room.does(ana, { type: 'delete', of: id })
		expect(phone()?.bubbles[0]?.isDeleted).toBe(true)
		await settled()
		expect(patchbay.bodies.map((it) => [it['type'], it['of']])).toEqual([['message', undefined], ['edit', id], ['delete', id]])
	})

	it('is joined by others, up to a dozen', () => {
		for (let n = 3; n <= 12; n++) expect(room.welcomes()?.person.address).toBe(`customer-${n}`)
		expect(room.welcomes()).toBeNull()
	})
})

describe('what Patchbay sends', () => {
	it('shows on the phone, is reported delivered, and read once somebody looks', async () => {
		expect((await sends({ type: 'message', id: 'msg-1.0', text: 'Hi Ana' }))?.status).toBe(200)
		expect([bubbles(), phone()?.unread]).toEqual([[['company', 'Hi Ana', 'taken']], 1])
		await clock.pass(300)
		expect(bubbles()?.[0]?.[2]).toBe('delivered')
		room.looks(ana)
		await clock.pass(1_000)
		expect([bubbles()?.[0]?.[2], phone()?.unread]).toEqual(['read', 0])
		expect(patchbay.bodies.map((it) => it['state'])).toEqual(['sent', 'delivered', 'read'])
	})

	it('is reported only as far as the developer wants', async () => {
		room.troubles({ receipts: 'delivered' })
		await sends({ type: 'message', text: 'one' })
		await clock.pass(300)
		room.looks(ana)
		room.troubles({ receipts: 'none' })
		await sends({ type: 'message', text: 'two' })
		await clock.pass(1_000)
		room.troubles({ receipts: 'failed' })
		await sends({ type: 'message', text: 'three' })
		await clock.pass(1_000)
		expect(bubbles()).toEqual([['company', 'one', 'delivered'], ['company', 'two', 'taken'], ['company', 'three', 'failed']])
		expect(patchbay.bodies.map((it) => it['state'])).toEqual(['sent', 'delivered', 'sent', 'failed'])
	})

	it('shows as typing for a while, and as having read', async () => {
		await room.does(ana, { type: 'text', text: 'Hello' })
		await settled()
		await sends({ type: 'typing' })
		expect(phone()?.isTyping).toBe(true)
		await clock.pass(6_001)
		expect(phone()?.isTyping).toBe(false)
		await sends({ type: 'read', of: phone()?.bubbles[0]?.id })
		expect(bubbles()?.[0]?.[2]).toBe('seen')
	})

	it('reaches who was here in an earlier start', async () => {
		await sends({ type: 'message', text: 'Are you there?', to: { id: 'customer-5' } })
		await sends({ type: 'message', text: 'And you?', to: { id: 'an old address' } })
		expect([phone('customer-5')?.name, phone('an old address')?.name]).toEqual(['Customer 5', 'an old address'])
	})
})

describe('a provider in trouble', () => {
	it('answers so until the time is over, and keeps what was asked', async () => {
		room.troubles({ fault: 'rate-limited', faultForMs: 5_000 })
		expect((await sends({ type: 'message', text: 'one' }))?.status).toBe(429)
		expect(bubbles()).toEqual([])
		await clock.pass(5_001)
		expect(room.view().trouble.fault).toBeNull()
		expect((await sends({ type: 'message', text: 'one' }))?.status).toBe(200)
		expect(room.exchanges.after(0).filter((it) => it.way === 'out')).toMatchObject([
			{ response: { status: 200 }, note: null },
			{ response: { status: 429 }, note: { type: 'fault', fault: 'rate-limited' } },
		])
	})

	it('takes a message, and breaks the connection', async () => {
		room.troubles({ fault: 'lost', faultForMs: 0 })
		expect(await sends({ type: 'message', text: 'one' })).toBeNull()
		expect(bubbles()).toEqual([['company', 'one', 'taken']])
		await clock.pass(3_600_000)
		expect(room.view().trouble.fault).toBe('lost')
	})
})
