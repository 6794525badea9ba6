import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel, InboundMessage, Outgoing, Sent } from '../../../channels/channel.ts'
import { emojiName, emojiOf, withEmoji } from '../../../channels/slack/emoji.ts'
import { plainText, slackText } from '../../../channels/slack/plain-text.ts'
import { slack } from '../../../channels/slack/slack.ts'
import { handshake } from '../../../local/providers/slack/hook.ts'
import { slack as standIn } from '../../../local/providers/slack/slack.ts'
import type { Act, Person } from '../../../local/providers/stand-in.ts'
import { accessTo, hookOf, outboundFile, outgoing, searchOf } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

const NOW_MS = 1_767_225_600_000
const direct = standIn.person(1)
const shared = standIn.person(2)
const hearing = { credentials: standIn.credentials, nowMs: NOW_MS }

let served: Served
let serial = 100
beforeAll(async () => {
	served = await serveStandIn(standIn, { now: () => NOW_MS })
})
afterAll(() => served.close())

async function heard(who: Person, act: Act): Promise<ReturnType<Channel['translate']>> {
	serial++
	const request = await standIn.hook({ who, act, serial, atMs: NOW_MS }, served.setting)
	if (request === null) return expect.fail('Somebody does something')
	const hook = hookOf(request)
	return slack.translate(hook.body, { ...hearing, url: hook.url, headers: hook.headers })
}

async function message(who: Person, act: Act = { type: 'text', text: 'Hello' }): Promise<InboundMessage> {
	const translated = await heard(who, act)
	const [item] = translated.ok ? translated.items : []
	return item?.kind === 'message' ? item : expect.fail('A message has come')
}

function answered(to: InboundMessage, more: Partial<Outgoing> = {}): Outgoing {
	return outgoing({ kind: 'text', text: 'Hello yourself' }, { to: to.from.address, thread: to.thread ?? {}, ...more })
}

function idOf(sent: Sent): string {
	return sent.ok && sent.id !== null ? sent.id : expect.fail(`Not sent: ${JSON.stringify(sent)}`)
}

describe('who a customer is', () => {
	it('is the channel, whoever of the company writes in it', async () => {
		const first = await message(shared)
		const body = {
			type: 'event_callback',
			event: { type: 'message', channel: shared.address, user: 'U0SOMEBODY', text: 'Me too', ts: '1767225700.000001' },
		}
		const second = slack.translate(new TextEncoder().encode(JSON.stringify(body)), {
			...hearing,
			url: new URL('https://x.example'),
			headers: new Headers(),
		})
		expect(second).toMatchObject({ items: [{ kind: 'message', from: { address: first.from.address } }] })
	})

	it('has the name of the channel, or of the person', async () => {
		await message(direct)
		await message(shared)
		expect(await slack.profile?.(direct.address, accessTo(served))).toEqual({ name: direct.name, language: 'en-US' })
		expect(await slack.profile?.(shared.address, accessTo(served))).toEqual({
			name: `#patchbay-${shared.address.toLowerCase()}`,
			language: null,
		})
		expect(await slack.profile?.('C0NOBODY', accessTo(served))).toBeNull()
	})
})

describe('where an answer goes', () => {
	it('goes below the message in a channel, and stays there', async () => {
		const first = await message(shared)
		const ours = idOf(await slack.send(answered(first), accessTo(served)))
		expect(served.shown.at(-1)?.of).toBe(first.id)
		const reply = await message(shared, { type: 'text', text: 'Thanks', replyTo: first.id })
		await slack.send(answered(reply), accessTo(served))
		expect(served.shown.at(-1)?.of).toBe(first.id)
		expect(ours).not.toBe(first.id)
	})

	it('comes as a message of its own in a direct message, unless a message is answered', async () => {
		const first = await message(direct)
		await slack.send(answered(first), accessTo(served))
		expect(served.shown.at(-1)?.of).toBeUndefined()
		await slack.send(answered(first, { replyTo: first.id }), accessTo(served))
		expect(served.shown.at(-1)?.of).toBe(first.id)
	})

	it('finds the thread of an earlier message that is answered', async () => {
		const [first, last] = [await message(shared), await message(shared)]
		await slack.send(answered(last, { replyTo: first.id }), accessTo(served))
		expect(served.shown.at(-1)?.of).toBe(first.id)
	})
})

describe('the same message twice', () => {
	it('has one id as a message and as a mention', () => {
		const event = { type: 'message', channel: 'C1AAAAAA', user: 'U1', text: '<@U0PATCHBAY> help', ts: '1767225700.000001' }
		const ids = [event, { ...event, type: 'app_mention' }].map((it, i) => {
			const body = new TextEncoder().encode(JSON.stringify({ type: 'event_callback', event_id: `Ev${i}`, event: it }))
			const translated = slack.translate(body, { ...hearing, url: new URL('https://x.example'), headers: new Headers() })
			return translated.ok ? translated.items.map(({ id }) => id) : []
		})
		expect(ids).toEqual([['C1AAAAAA:1767225700.000001'], ['C1AAAAAA:1767225700.000001']])
	})

	it('is refused when it is kept and posted again later', async () => {
		const request = await standIn.hook({ who: direct, act: { type: 'text', text: 'x' }, serial: 1, atMs: NOW_MS }, served.setting)
		if (request === null) return expect.fail('Somebody writes')
		const at = (ms: number) => slack.verify(hookOf(request), { ...hearing, nowMs: NOW_MS + ms })
		expect(await Promise.all([-300_000, 300_000, -301_000, 301_000].map(async (it) => (await at(it)).ok))).toEqual([
			true,
			true,
			false,
			false,
		])
	})
})

it('answers the question with which Slack tries an address', async () => {
	const verified = await slack.verify(hookOf(await handshake({ ...served.setting, atMs: NOW_MS })), hearing)
	expect(verified).toEqual({
		ok: true,
		answer: { status: 200, contentType: 'text/plain', body: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P' },
	})
})

it('gives back the option of a button of ours, and the message it was below', async () => {
	const first = await message(direct)
	const menu = { kind: 'menu', text: 'x'.repeat(3_500), options: [{ id: 'refund', title: 'A refund' }] } as const
	const ours = idOf(await slack.send(answered(first, { part: menu }), accessTo(served)))
	const pressed = served.shown.at(-1)?.options[0]
	expect(await message(direct, { type: 'choice', of: ours, option: pressed?.id ?? '', title: pressed?.title ?? '' })).toMatchObject({
		replyTo: ours,
		content: { kind: 'choice', option: 'refund', text: 'A refund' },
	})
})

it('does not know what became of a message when the answer has no time of it', async () => {
	const first = await message(direct)
	served.instead = { status: 200, headers: {}, body: '{"ok":true,"channel":"D1"}' }
	expect(await slack.send(answered(first), accessTo(served))).toMatchObject({ outcome: 'unknown', problem: { code: 'provider-down' } })
	served.instead = null
})

describe('finding what nobody answered for', () => {
	it.each([['in a direct message', direct], ['in a thread', shared]])('finds a message that came through %s', async (_, who) => {
		const ours = answered(await message(who), { id: `msg_find_${who.address}.0` })
		expect(await slack.find?.(ours, searchOf(served, NOW_MS))).toEqual({ sent: false })
		served.fault = 'lost'
		expect(await slack.send(ours, accessTo(served))).toMatchObject({ outcome: 'unknown' })
		served.fault = null
		expect(await slack.find?.(ours, searchOf(served, NOW_MS))).toEqual({ sent: true, id: served.shown.at(-1)?.id })
		expect(await slack.find?.({ ...ours, id: 'msg_other.0' }, searchOf(served, NOW_MS))).toEqual({ sent: false })
	})

	it('finds a file by its name', async () => {
		const file = outboundFile('file', { name: 'contract-7.pdf', type: 'application/pdf', bytes: new Uint8Array(10) })
		const ours = answered(await message(direct), { part: { kind: 'file', text: 'Here', file } })
		await slack.send(ours, accessTo(served))
		const found = await slack.find?.(ours, searchOf(served, NOW_MS))
		expect(found).toMatchObject({ sent: true })
	})

	it('does again, without asking, what comes to the same', async () => {
		const first = await message(direct)
		const ours = idOf(await slack.send(answered(first), accessTo(served)))
		served.fault = 'lost'
		for (
			const part of [{ kind: 'edit', of: ours, text: 'x' }, { kind: 'reaction', of: first.id, emoji: '👍' }, {
				kind: 'delete',
				of: ours,
			}] as const
		) {
			expect(await slack.send(answered(first, { part }), accessTo(served))).toMatchObject({ outcome: 'retry' })
		}
		served.fault = null
	})
})

describe('files', () => {
	it('go up in three steps, the token only to Slack’s own methods', async () => {
		const before = served.requests.length
		const file = outboundFile('image', { name: 'a.png', type: 'image/png', bytes: new Uint8Array(300) })
		await slack.send(answered(await message(direct), { part: { kind: 'file', text: 'Look <here>', file } }), accessTo(served))
		expect(
			served.requests.slice(before).map(({ path, headers }) => [path.replace(/FOURS\d+/, 'F'), headers['authorization'] !== undefined]),
		).toEqual([
			['/api/files.getUploadURLExternal', true],
			['/upload/v1/F', false],
			['/api/files.completeUploadExternal', true],
		])
		expect(served.shown.at(-1)).toMatchObject({ text: 'Look <here>', files: [{ kind: 'image', name: 'a.png' }] })
	})

	it('of a shared channel are looked up by their id', async () => {
		const { content } = await message(shared, {
			type: 'file',
			kind: 'file',
			name: 'a.pdf',
			mediaType: 'application/pdf',
			caption: '',
			bytes: new Uint8Array([1, 2]),
		})
		const [file] = content.kind === 'files' ? content.files : []
		const opened = await slack.openFile?.(file?.source.split(' ')[0] ?? '', accessTo(served))
		expect(opened?.ok ? new Uint8Array(await opened.response.arrayBuffer()) : null).toEqual(new Uint8Array([1, 2]))
		expect(await slack.openFile?.('F0NONE', accessTo(served))).toMatchObject({ outcome: 'gone', detail: 'file_not_found' })
	})

	it('are not the page that asks to sign in', async () => {
		const { content } = await message(direct, {
			type: 'file',
			kind: 'file',
			name: 'a.pdf',
			mediaType: 'application/pdf',
			caption: '',
			bytes: new Uint8Array([1]),
		})
		const [file] = content.kind === 'files' ? content.files : []
		const access = accessTo(served, { credentials: { ...standIn.credentials, botToken: 'xoxb-other' } })
		expect(await slack.openFile?.(file?.source ?? '', access)).toMatchObject({ ok: false, outcome: 'gone' })
	})

	it('show the token to nobody but Slack', async () => {
		const asked: (string | null)[] = []
		const access = accessTo(served, {
			apiBase: null,
			fetch(_, init) {
				asked.push(new Headers(init?.headers).get('authorization'))
				return Promise.resolve(new Response('bytes'))
			},
		})
		for (
			const url of [
				'https://files.slack.com/a',
				'https://files.slack.com.evil.example/a',
				'https://evil.example/slack.com',
				'http://files.slack.com/a',
			]
		) {
			await slack.openFile?.(`F1 ${url}`, access)
		}
		expect(asked).toEqual([`Bearer ${standIn.credentials['botToken']}`, null, null, null])
	})
})

describe('what is said', () => {
	it.each([
		['<@U1> and <@U2|ben>', '@U1 and @ben'],
		['<!here> <!subteam^S1|@team> <!date^1392734382^{date}|Feb 18>', '@here @team Feb 18'],
		['<mailto:a@b.example|a@b.example> <http://shop.example|shop.example>', 'a@b.example shop.example'],
		['<https://a.example/?x=1&amp;y=2|here> 1 &lt; 2', 'here (https://a.example/?x=1&y=2) 1 < 2'],
		['at 10:30:15 :wave::skin-tone-4: :partyparrot: :tada:', 'at 10:30:15 👋🏽 :partyparrot: 🎉'],
		['&amp;lt;', '&lt;'],
	])('reads %s as %s', (written, read) => {
		expect(plainText(written)).toBe(read)
	})

	it('leaves out that our app is called, but not when nothing else is said', () => {
		const own = new Set(['U0'])
		expect(plainText('<@U0>, my order', own)).toBe('my order')
		expect(plainText('<@U0> ', own)).toBe('@U0 ')
		expect(plainText('<@U1> my order', own)).toBe('@U1 my order')
	})

	it('means nothing to Slack', () => {
		expect(slackText('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
	})
})

describe('emoji', () => {
	it('have one name each, there and back', () => {
		for (const emoji of ['👍', '❤️', '👋🏽', '✅', '🎉', '☎️']) expect(emojiOf(emojiName(emoji) ?? '')).toBe(emoji)
		expect(emojiName('❤')).toBe('heart')
		expect(emojiName(':partyparrot:')).toBe('partyparrot')
		expect(emojiOf('partyparrot')).toBe(':partyparrot:')
		expect(withEmoji(':nothing: at all')).toBe(':nothing: at all')
	})

	it('that Slack has no name for are not sent', async () => {
		expect(await slack.send(answered(await message(direct), { part: { kind: 'reaction', of: 'D1:1.1', emoji: '🪿' } }), accessTo(served)))
			.toMatchObject({
				outcome: 'final',
				problem: { code: 'not-supported' },
			})
	})
})
