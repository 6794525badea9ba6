import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addInbox, changeInbox, removeInbox } from '../../../core/config/inbox-change.ts'
import { credentialFields, InboxChannel } from '../../../core/config/inbox-channel.ts'
import { readCredentials } from '../../../core/config/inbox-credentials.ts'
import { freeInboxId } from '../../../core/config/inbox-id.ts'
import { InboxConfig, WorkspaceConfig } from '../../../core/config/workspace.ts'
import { type WorkspaceId, workspaceOf } from '../../../core/ids.ts'
import { shop } from './refused.ts'

const workspace = 'shop' as WorkspaceId
const config = WorkspaceConfig.parse(shop())
const inbox = InboxConfig.parse({ id: 'shop.web', name: 'Website', queue: 'support' })
const all = { set: [], under: '' }

describe("an inbox's id", () => {
	const called = (name: string, taken: string[] = []) => freeInboxId({ name, channel: 'telegram' }, { workspace, taken })

	it.each([
		['Website', 'shop.website'],
		['  Hotline — São Paulo! ', 'shop.hotline-sao-paulo'],
		['---', 'shop.telegram-1'],
		['客服', 'shop.telegram-1'],
		['VIP 客服', 'shop.vip'],
		['a'.repeat(80), `shop.${'a'.repeat(40)}`],
	])('is made of its name: %s', (name, id) => expect(called(name)).toBe(id))

	it('has a number where the name is taken', () => {
		expect(called('Website', ['shop.website'])).toBe('shop.website-2')
		expect(called('Website', ['shop.website', 'shop.website-2'])).toBe('shop.website-3')
		expect(called('客服', ['shop.telegram-1'])).toBe('shop.telegram-2')
		expect(called('a'.repeat(80), [`shop.${'a'.repeat(40)}`])).toBe(`shop.${'a'.repeat(38)}-2`)
	})

	it('is one of its workspace, and nobody else has it, whatever the name', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(3), (name, others) => {
			const taken: string[] = []
			for (let i = 0; i <= others; i++) taken.push(called(name, taken))
			expect(new Set(taken).size).toBe(others + 1)
			for (const id of taken) expect([workspaceOf(id), InboxConfig.shape.id.safeParse(id).success]).toEqual([workspace, true])
		}))
	})
})

describe('credentials', () => {
	it.each(InboxChannel.options)('are all that a channel takes: %s', (channel) => {
		const given = Object.fromEntries(credentialFields[channel].map((it) => [it, 'x']))
		expect(readCredentials(channel, given, all)).toEqual({ ok: true, values: given })
		for (const [field] of Object.entries(given)) {
			const { [field]: _, ...others } = given
			expect(readCredentials(channel, others, all)).toMatchObject({ code: 'body-invalid', field })
			expect(readCredentials(channel, others, { set: [field], under: '' })).toEqual({ ok: true, values: others })
		}
	})

	it.each([
		[
			{ botToken: 'x', secretToken: 'x', token: 'x' },
			'token',
			/There is no such field; an inbox of channel telegram takes botToken, secretToken/,
		],
		[{ botToken: 'x' }, 'secretToken', /^Missing/],
		[{ botToken: 5, secretToken: 'x' }, 'botToken', /^Must be text$/],
		[{ botToken: '', secretToken: 'x' }, 'botToken', /empty/],
		[{ botToken: 'x ', secretToken: 'x' }, 'botToken', /blanks/],
		[{ botToken: 'x\u200b', secretToken: 'x' }, 'botToken', /blanks/],
		[{ botToken: 'x'.repeat(4_001), secretToken: 'x' }, 'botToken', /at most 4000/],
		[JSON.parse('{"__proto__": "x"}'), '__proto__', /There is no such field/],
	])('are refused by field, and never repeated: %j', (given, field, said) => {
		const refused = readCredentials('telegram', given, { set: [], under: 'credentials.' })
		expect(refused).toMatchObject({ code: 'body-invalid', field: `credentials.${field}`, detail: expect.stringMatching(said) })
	})

	it('may hold what their channel can do without', () => {
		for (const channel of ['web', 'app'] as const) {
			expect(readCredentials(channel, { identitySecret: 'x' }, all)).toEqual({ ok: true, values: { identitySecret: 'x' } })
		}
		expect(readCredentials('telegram', { identitySecret: 'x' }, all)).toMatchObject({ field: 'identitySecret' })
	})

	it('are none for a widget', () => {
		expect(readCredentials('web', {}, all)).toEqual({ ok: true, values: {} })
		expect(readCredentials('web', { token: 'x' }, all)).toMatchObject({
			field: 'token',
			detail: 'An inbox of channel web takes no credentials',
		})
	})
})

describe('a configuration', () => {
	it('has one inbox more, of a name nobody else has in that channel', () => {
		const more = addInbox(config, inbox)
		if (!more.ok) throw new Error(more.detail)
		expect(more.config.inboxes).toEqual([inbox])
		expect(addInbox(more.config, { ...inbox, id: 'shop.website-2', name: 'WEBSITE ' })).toMatchObject({
			code: 'inbox-taken',
			field: 'name',
		})
		expect(addInbox(more.config, { ...inbox, id: 'shop.website-2', channel: 'telegram' }).ok).toBe(true)
	})

	it('refuses a queue that is not there, and not what was wrong before', () => {
		expect(addInbox(config, { ...inbox, queue: 'sales' })).toMatchObject({ code: 'body-invalid', field: 'queue' })
		const old = { ...config, locale: { language: 'en' as const, timeZone: 'Europe/Atlantis' } }
		expect(addInbox(old, inbox).ok).toBe(true)
	})

	it('changes what is said of an inbox, and leaves the rest', () => {
		const one = { ...config, inboxes: [{ ...inbox, visitorGraceMs: 5 }] }
		const changed = changeInbox(one, { id: 'shop.web', patch: { enabled: false } })
		expect(changed).toEqual({ ok: true, config: { ...one, inboxes: [{ ...one.inboxes[0], enabled: false }] } })
		expect(changeInbox(one, { id: 'shop.web', patch: { queue: 'sales' } })).toMatchObject({ field: 'queue' })
		expect(changeInbox(one, { id: 'shop.no', patch: {} })).toMatchObject({ code: 'not-found' })
		expect(removeInbox(one, 'shop.web')).toEqual({ ok: true, config })
		expect(removeInbox(one, 'shop.no')).toMatchObject({ code: 'not-found' })
	})
})
