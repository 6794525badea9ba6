/** What every provider says of right credentials, wrong ones, and none: asked of its stand-in, over a real socket. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Access, Channel, Checked } from '../../../channels/channel.ts'
import { channelNamed } from '../../../channels/registry.ts'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { standIns } from '../../../local/providers/stand-ins.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

/** What the account is called there. */
const NAMES: Readonly<Partial<Record<InboxChannel, string | null>>> = {
	'twilio-messaging': 'Stand-in',
	whatsapp: expect.stringMatching(/^Stand-in · \+?\d/),
	messenger: 'Stand-in',
	instagram: expect.stringMatching(/stand.in/i),
	telegram: 'Stand-in · @stand_in_bot',
	line: 'Stand-in · @standin',
	wechat: null,
	wecom: '在线客服',
	slack: 'Stand-in · @patchbay',
	api: 'Stand-in',
}

/** What a person gets wrong most easily. */
const WRONG: Readonly<Partial<Record<InboxChannel, readonly string[]>>> = {
	'twilio-messaging': ['accountSid', 'authToken'],
	whatsapp: ['accessToken', 'appSecret'],
	messenger: ['accessToken', 'appSecret'],
	instagram: ['accessToken'],
	telegram: ['botToken'],
	line: ['channelAccessToken'],
	wechat: ['appId', 'appSecret'],
	wecom: ['corpId', 'secret'],
	slack: ['botToken'],
	api: ['secret'],
}

let served: Served
afterEach(() => served.close())

async function setUp(name: InboxChannel): Promise<{ readonly channel: Channel; readonly access: Access }> {
	const [channel, standIn] = [channelNamed(name), standIns.find((it) => it.channel === name)]
	if (!channel || !standIn) throw new Error(`${name} has no channel, or no stand-in`)
	served = await serveStandIn(standIn)
	const { credentials, apiBase } = served.setting
	return { channel, access: { credentials, apiBase, token: null, fetch: (url, init) => fetch(url, init), nowMs: Date.now() } }
}

function wordsOf(checked: Checked): string {
	return JSON.stringify(checked)
}

describe.each(Object.keys(NAMES) as InboxChannel[])('%s', (name) => {
	it('says which account it is', async () => {
		const { channel, access } = await setUp(name)
		expect(await channel.check?.(access)).toEqual({ ok: true, name: NAMES[name] })
	})

	it.each(WRONG[name] ?? [])('refuses a wrong %s as such, and repeats no secret', async (field) => {
		const { channel, access } = await setUp(name)
		const credentials = { ...access.credentials, [field]: 'f00dfeed-is-no-such-thing' }
		const checked = await channel.check?.({ ...access, credentials })
		expect(checked).toMatchObject({ ok: false, problem: { code: 'credentials-invalid' } })
		for (const secret of Object.values(credentials)) expect(wordsOf(checked ?? { ok: true, name: null })).not.toContain(secret)
	})

	it('has nothing to ask with before it was given anything', async () => {
		const { channel, access } = await setUp(name)
		expect(await channel.check?.({ ...access, credentials: {} })).toMatchObject({ ok: false, problem: { code: 'inbox-not-ready' } })
		expect(served.requests).toEqual([])
	})

	it('is no answer while the provider gives none', async () => {
		const { channel, access } = await setUp(name)
		served.fault = 'lost'
		expect(await channel.check?.(access)).toMatchObject({ ok: false, problem: { code: 'provider-down' } })
	})

	it('changes nothing at the provider, and shows nobody anything', async () => {
		const { channel, access } = await setUp(name)
		await channel.check?.(access)
		expect(served.shown).toEqual([])
	})
})

describe('a page of Messenger', () => {
	it('is told apart from another that the token is of', async () => {
		const { channel, access } = await setUp('messenger')
		const checked = await channel.check?.({ ...access, credentials: { ...access.credentials, pageId: '100000000000001' } })
		expect(checked).toMatchObject({ ok: false, problem: { code: 'credentials-invalid', detail: expect.stringContaining('Stand-in') } })
	})
})

describe('a company with a channel of its own', () => {
	it('hears that there is no address to send to', async () => {
		const { channel, access } = await setUp('api')
		expect(await channel.check?.({ ...access, apiBase: null })).toMatchObject({ ok: false, problem: { code: 'inbox-not-ready' } })
	})
})

describe('an account of Twilio', () => {
	it('that is suspended does not count', async () => {
		const { channel, access } = await setUp('twilio-messaging')
		const body = JSON.stringify({ sid: access.credentials['accountSid'], friendly_name: 'Shop', status: 'suspended' })
		served.instead = { status: 200, headers: { 'content-type': 'application/json' }, body }
		expect(await channel.check?.(access)).toMatchObject({ ok: false, problem: { code: 'not-permitted', providerCode: 'suspended' } })
	})
})

describe('an app of WeCom', () => {
	it('that was given no customer service account is told what to do', async () => {
		const { channel, access } = await setUp('wecom')
		const told = { errcode: 0, errmsg: 'ok', access_token: 'x', expires_in: 7_200, account_list: [] }
		served.instead = { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(told) }
		expect(await channel.check?.(access)).toMatchObject({ ok: false, problem: { code: 'not-permitted' } })
	})
})

describe('the address of the webhook', () => {
	const hookUrl = 'https://patchbay.example/hooks/x/demo.x'
	const said = (at: number): unknown => JSON.parse(new TextDecoder().decode(served.requests[at]?.body))

	it('is told to Telegram, with the secret and every update that has to be asked for', async () => {
		const { channel, access } = await setUp('telegram')
		expect(await channel.connect?.({ ...access, hookUrl })).toEqual({ ok: true, name: null })
		expect(said(0)).toMatchObject({
			url: hookUrl,
			secret_token: access.credentials['secretToken'],
			allowed_updates: expect.arrayContaining(['message', 'edited_message', 'callback_query', 'message_reaction', 'my_chat_member']),
		})
	})

	it('is told to LINE, which then tries it', async () => {
		const { channel, access } = await setUp('line')
		expect(await channel.connect?.({ ...access, hookUrl })).toEqual({ ok: true, name: null })
		expect(served.requests.map((it) => `${it.method} ${it.path}`)).toEqual([
			'PUT /v2/bot/channel/webhook/endpoint',
			'POST /v2/bot/channel/webhook/test',
		])
		expect(said(0)).toEqual({ endpoint: hookUrl })
	})

	it.each(['telegram', 'line'] as const)('that is in the clear %s does not take', async (name) => {
		const { channel, access } = await setUp(name)
		const checked = await channel.connect?.({ ...access, hookUrl: 'http://patchbay.example/hooks/x/demo.x' })
		expect(checked).toMatchObject({ ok: false, problem: { detail: expect.any(String) } })
	})

	it.each(['telegram', 'line'] as const)('cannot be told to %s with a wrong token', async (name) => {
		const { channel, access } = await setUp(name)
		const credentials = { ...access.credentials, botToken: '1:f00dfeed', channelAccessToken: 'f00dfeed' }
		const checked = await channel.connect?.({ ...access, hookUrl, credentials })
		expect(checked).toMatchObject({ ok: false, problem: { code: 'credentials-invalid' } })
	})
})
