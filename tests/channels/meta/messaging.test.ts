import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel, Outgoing, Part } from '../../../channels/channel.ts'
import { instagram } from '../../../channels/instagram/instagram.ts'
import { messenger } from '../../../channels/messenger/messenger.ts'
import { instagram as instagramStandIn } from '../../../local/providers/instagram.ts'
import { messenger as messengerStandIn } from '../../../local/providers/messenger.ts'
import type { StandIn } from '../../../local/providers/stand-in.ts'
import { accessTo, outboundFile, outgoing, searchOf } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

interface Asked {
	readonly url: string
	readonly authorization: string | null
	readonly body: unknown
}

/** What goes out, by a `fetch` that says yes to all. */
async function asked(
	channel: Channel,
	{ credentials }: StandIn,
	{ part, more = {} }: { part: Part; more?: Partial<Outgoing> },
): Promise<Asked> {
	const all: Asked[] = []
	const fetch = (url: string, init?: RequestInit) => {
		all.push({ url, authorization: new Headers(init?.headers).get('authorization'), body: JSON.parse(String(init?.body)) })
		return Promise.resolve(Response.json({ recipient_id: '1', message_id: 'm_1' }))
	}
	const sent = await channel.send(outgoing(part, { to: '725410', ...more }), { credentials, apiBase: null, token: null, fetch, nowMs: 0 })
	expect(sent).toEqual({ ok: true, id: 'm_1' })
	expect(all).toHaveLength(1)
	return all[0] ?? expect.fail('Something goes out')
}

const text: Part = { kind: 'text', text: 'Hello' }

describe('Messenger', () => {
	test('answers within the day, with our id along', async () => {
		expect(await asked(messenger, messengerStandIn, { part: text })).toEqual({
			url: 'https://graph.facebook.com/v26.0/me/messages',
			authorization: `Bearer ${messengerStandIn.credentials['accessToken']}`,
			body: {
				recipient: { id: '725410' },
				messaging_type: 'RESPONSE',
				message: { text: 'Hello', metadata: 'msg_01J00000000000000000000001.0' },
			},
		})
	})

	test('says after the day that a person writes', async () => {
		const { body } = await asked(messenger, messengerStandIn, { part: text, more: { window: 'extended' } })
		expect(body).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })
	})

	test('says in words what it has no form for', async () => {
		const place: Part = { kind: 'location', text: '', latitude: 48.2, longitude: 16.37, name: 'Stephansplatz', address: null }
		const { body } = await asked(messenger, messengerStandIn, { part: place })
		expect(body).toMatchObject({ message: { text: 'Stephansplatz\nhttps://www.google.com/maps?q=48.2,16.37' } })
	})

	test('shows no more than thirteen options, with room for their titles', async () => {
		const options = Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, title: `A title that is far too long ${i}` }))
		const { body } = await asked(messenger, messengerStandIn, { part: { kind: 'menu', text: '', options } })
		expect(body).toMatchObject({
			message: { text: '…', quick_replies: { length: 13, 0: { title: 'A title that is far…', payload: '0' } } },
		})
	})
})

describe('Instagram', () => {
	test('is asked where its token counts', async () => {
		const { url, body } = await asked(instagram, instagramStandIn, { part: text })
		expect(url).toBe('https://graph.instagram.com/v26.0/me/messages')
		expect(body).toEqual({ recipient: { id: '725410' }, messaging_type: 'RESPONSE', message: { text: 'Hello' } })
		const byPage = { ...instagramStandIn, credentials: { ...instagramStandIn.credentials, accessToken: 'EAAJB0hNa5mU0BA' } }
		expect((await asked(instagram, byPage, { part: text })).url).toBe('https://graph.facebook.com/v26.0/me/messages')
	})

	test('calls a heart by its name', async () => {
		const react = async (emoji: string | null) =>
			(await asked(instagram, instagramStandIn, { part: { kind: 'reaction', of: 'm_2', emoji } })).body
		expect(await react('❤️')).toEqual({
			recipient: { id: '725410' },
			sender_action: 'react',
			payload: { message_id: 'm_2', reaction: 'love' },
		})
		expect(await react('🔥')).toMatchObject({ payload: { reaction: '🔥' } })
		expect(await react(null)).toEqual({ recipient: { id: '725410' }, sender_action: 'unreact', payload: { message_id: 'm_2' } })
	})

	test('takes no documents', async () => {
		const file = outboundFile('file', { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array(3) })
		const sent = await instagram.send(outgoing({ kind: 'file', text: '', file }, { to: '1' }), {
			...accessTo({ apiBase: '', setting: setting() }),
		})
		expect(sent).toMatchObject({ ok: false, outcome: 'final', problem: { code: 'not-supported' } })
	})
})

function setting() {
	return { credentials: instagramStandIn.credentials, hookUrl: '', apiBase: '' }
}

describe.each([[messenger, messengerStandIn], [instagram, instagramStandIn]] as const)('$name', (channel, standIn) => {
	let served: Served
	beforeAll(async () => {
		served = await serveStandIn(standIn)
		await standIn.hook({ who: standIn.person(1), act: { type: 'text', text: 'Hello' }, serial: 1, atMs: 1 }, served.setting)
	})
	afterAll(() => served.close())

	test('asks how somebody is called', async () => {
		const { address, name } = standIn.person(1)
		expect(await channel.profile?.(address, accessTo(served))).toEqual({ name, language: null })
		expect(await channel.profile?.('404', accessTo(served))).toBeNull()
	})

	test('knows nobody by a made-up id', async () => {
		const sent = await channel.send(outgoing(text, { to: '999999' }), accessTo(served))
		expect(sent).toMatchObject({ ok: false, outcome: 'final', problem: { code: 'recipient-unknown' } })
	})

	test('looks for a message whose answer was lost, and is not taken in by an older one', async () => {
		const nowMs = Date.now()
		const lost = outgoing({ kind: 'text', text: `Does this arrive, ${channel.name}?` }, { to: standIn.person(1).address })
		expect(await channel.find?.(lost, searchOf(served, nowMs))).toEqual({ sent: false })
		served.fault = 'lost'
		expect(await channel.send(lost, accessTo(served))).toMatchObject({ ok: false, outcome: 'unknown' })
		served.fault = null
		expect(await channel.find?.(lost, searchOf(served, nowMs))).toEqual({ sent: true, id: served.shown.at(-1)?.id })
		expect(await channel.find?.(lost, searchOf(served, nowMs + 3_600_000))).toEqual({ sent: false })
		served.fault = 'broken'
		expect(await channel.find?.(lost, searchOf(served, nowMs))).toBe('later')
		served.fault = null
	})

	test('gives no token to where files lie', async () => {
		const headers: Headers[] = []
		const fetch = (_url: string, init?: RequestInit) => {
			headers.push(new Headers(init?.headers))
			return Promise.resolve(new Response('bytes'))
		}
		expect(await channel.openFile?.('https://scontent.xx.fbcdn.net/1.jpg', accessTo(served, { fetch }))).toMatchObject({ ok: true })
		expect(headers.map((it) => it.get('authorization'))).toEqual([null])
	})
})
