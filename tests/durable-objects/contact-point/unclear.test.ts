import { describe, expect, it } from 'vitest'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { Act } from '../../../local/providers/stand-in.ts'
import { makeWorld } from '../support/world.ts'
import { ClientOf } from './client-of.ts'
import { deliveries, eventually } from './partner.ts'

const HELLO: Act = { type: 'text', text: 'Hello' }
const WORDS = 'Once, please'
/** What looks for messages, at all of them. */
const FINDS = '(GET .*/Messages\\.json|/conversations)'
const ASKED: readonly InboxChannel[] = ['twilio-messaging', 'slack', 'messenger', 'instagram']
const NEVER_ASKED: readonly InboxChannel[] = ['whatsapp', 'telegram', 'wechat']
const KEYED: readonly InboxChannel[] = ['line', 'api']

/** To whoever looks. */
const NO_SCOPE = { status: 403, taken: false, of: FINDS, body: '{"ok":false,"error":"missing_scope"}' }

async function talk(channel: InboxChannel) {
	const world = await makeWorld()
	const client = await ClientOf.in(world, channel)
	await client.does(HELLO)
	const { id, staff } = await client.answered()
	return { world, client, id, staff, state: async () => (await deliveries(world, id))[WORDS] }
}

describe.each([...ASKED, ...KEYED])('a message by %s', (channel) => {
	it.each([['the connection breaks', 0], ['a gateway says 502', 502]])(
		'that was carried out, and then %s, arrives once and was sent',
		async (_, status) => {
			const { world, client, staff, state } = await talk(channel)
			await client.trouble({ status, taken: true })
			await staff.say(WORDS)
			for (let i = 0; i < 3; i++) await world.pass(61_000)
			await eventually(async () => expect(await state()).toBe('sent'))
			expect((await client.messages()).map((it) => it.text)).toEqual([WORDS])
		},
	)

	it('that was not carried out goes again, once', async () => {
		const { world, client, staff, state } = await talk(channel)
		await client.trouble({ status: 502, taken: false })
		await staff.say(WORDS)
		for (let i = 0; i < 3; i++) await world.pass(61_000)
		await eventually(async () => expect(await state()).toBe('sent'))
		expect((await client.messages()).map((it) => it.text)).toEqual([WORDS])
	})
})

describe.each(ASKED)('a message by %s', (channel) => {
	it('waits while the provider cannot be asked what became of it', async () => {
		const { world, client, staff, state } = await talk(channel)
		const silence = { status: 503, taken: false, of: FINDS }
		await client.trouble({ status: 502, taken: true }, silence, silence, silence)
		await staff.say(WORDS)
		await world.pass(61_000)
		expect(await state()).toBe('queued')
		for (let i = 0; i < 4; i++) await world.pass(61_000)
		await eventually(async () => expect(await state()).toBe('sent'))
		expect(await client.messages()).toHaveLength(1)
	})

	it('is unknown when nobody could look for a whole day', async () => {
		const { world, client, staff, state } = await talk(channel)
		await client.trouble({ status: 502, taken: true }, ...Array.from({ length: 20 }, () => ({ status: 503, taken: false, of: FINDS })))
		await staff.say(WORDS)
		await world.pass(61_000)
		await world.pass(24 * 3_600_000)
		await eventually(async () => expect(await state()).toBe('unknown'))
		expect(await client.messages()).toHaveLength(1)
	})

	it('is unknown when the provider lets nobody look', async () => {
		const { world, client, staff, state } = await talk(channel)
		await client.trouble({ status: 502, taken: true }, NO_SCOPE)
		await staff.say(WORDS)
		for (let i = 0; i < 2; i++) await world.pass(61_000)
		await eventually(async () => expect(await state()).toBe('unknown'))
		expect(await client.messages()).toHaveLength(1)
	})
})

/** What says that nothing was done, in the provider's own name for it. */
const BROKEN: readonly (readonly [InboxChannel, number, string])[] = [
	['twilio-messaging', 500, '{"code":20500,"message":"Internal Server Error","status":500}'],
	['slack', 503, '{"ok":false,"error":"service_unavailable"}'],
	['messenger', 500, '{"error":{"message":"Service temporarily unavailable","code":2}}'],
]

describe.each(BROKEN)('a message by %s, which says that it broke', (channel, status, body) => {
	it('is looked for all the same, and goes again only when it is not there', async () => {
		for (const taken of [true, false]) {
			const { world, client, staff, state } = await talk(channel)
			await client.trouble({ status, taken, body })
			await staff.say(WORDS)
			for (let i = 0; i < 3; i++) await world.pass(61_000)
			await eventually(async () => expect(await state()).toBe('sent'))
			expect(await client.messages()).toHaveLength(1)
			expect((await client.asked()).some((it) => new RegExp(FINDS).test(it))).toBe(true)
		}
	})

	it('is believed where nobody may look', async () => {
		const { world, client, staff, state } = await talk(channel)
		await client.trouble({ status, taken: false, body }, NO_SCOPE)
		await staff.say(WORDS)
		for (let i = 0; i < 3; i++) await world.pass(61_000)
		await eventually(async () => expect(await state()).toBe('sent'))
		expect(await client.messages()).toHaveLength(1)
	})
})

describe.each(NEVER_ASKED)('a message by %s', (channel) => {
	it.each([['the connection breaks', 0], ['a gateway says 502', 502]])(
		'of which %s is unknown, and goes again by hand alone',
		async (_, status) => {
			const { world, client, staff, state } = await talk(channel)
			await client.trouble({ status, taken: true })
			const { event } = await staff.say(WORDS)
			await eventually(async () => expect(await state()).toBe('unknown'))
			await staff.say('And then?')
			for (let i = 0; i < 3; i++) await world.pass(61_000)
			expect((await client.messages()).map((it) => it.text)).toEqual([WORDS, 'And then?'])
			if (event.type !== 'message') throw new Error('not said')
			staff.send({ type: 'resend', id: 'resend-01', of: event.id })
			await eventually(async () => expect(await state()).toBe('sent'))
			expect(await client.messages()).toHaveLength(3)
		},
	)
})

describe.each(NEVER_ASKED)('a message by %s', (channel) => {
	it('goes again when the provider says itself that it broke', async () => {
		const { world, client, staff, state } = await talk(channel)
		await client.trouble({ status: 500, taken: false })
		await staff.say(WORDS)
		for (let i = 0; i < 3; i++) await world.pass(61_000)
		await eventually(async () => expect(await state()).toBe('sent'))
		expect((await client.messages()).map((it) => it.text)).toEqual([WORDS])
	})
})

describe('a message by WhatsApp that broke and was carried out', () => {
	it('does not go again when a status says so meanwhile', async () => {
		const { world, client, staff, state } = await talk('whatsapp')
		await client.trouble({ status: 500, taken: true })
		await staff.say(WORDS)
		const [shown] = await eventually(async () => {
			const messages = await client.messages()
			expect(messages).toHaveLength(1)
			return messages
		})
		await client.does({ type: 'receipt', of: shown?.id ?? '', ours: shown?.ours, state: 'delivered' })
		for (let i = 0; i < 3; i++) await world.pass(61_000)
		await eventually(async () => expect(await state()).toBe('delivered'))
		expect(await client.messages()).toHaveLength(1)
	})
})

describe('a message by WhatsApp of which nobody knows', () => {
	it.each(['sent', 'delivered', 'read', 'failed'] as const)('is %s as soon as a status says so, by our own id', async (state) => {
		const talking = await talk('whatsapp')
		await talking.client.trouble({ status: 502, taken: true })
		await talking.staff.say(WORDS)
		await eventually(async () => expect(await talking.state()).toBe('unknown'))
		const [shown] = await talking.client.messages()
		await talking.client.does({ type: 'receipt', of: shown?.id ?? '', ours: shown?.ours, state })
		await eventually(async () => expect(await talking.state()).toBe(state))
	})
})

describe('a message by WhatsApp', () => {
	it('is sent when a status says so before its request breaks', async () => {
		const { world, client, staff, state } = await talk('whatsapp')
		await client.trouble({ status: 0, taken: true, held: true })
		await staff.say(WORDS)
		const [shown] = await eventually(async () => {
			const messages = await client.messages()
			expect(messages).toHaveLength(1)
			return messages
		})
		await client.does({ type: 'receipt', of: shown?.id ?? '', ours: shown?.ours, state: 'delivered' })
		await client.release()
		await eventually(async () => expect(await state()).toBe('delivered'))
		await world.pass(61_000)
		expect(await state()).toBe('delivered')
		expect(await client.messages()).toHaveLength(1)
	})
})
