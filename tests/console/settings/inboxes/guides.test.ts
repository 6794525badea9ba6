import { describe, expect, it } from 'vitest'
import { channelNamed } from '../../../../channels/registry.ts'
import { deepLink } from '../../../../core/channel/deep-link.ts'
import { credentialFields, InboxChannel, optionalFields } from '../../../../core/config/inbox-channel.ts'
import { readCredentials } from '../../../../core/config/inbox-credentials.ts'
import { standInFor } from '../../../../local/providers/stand-ins.ts'
import { enLists } from '../../../../workers/console/settings/words/en-lists.ts'
import { lookOf } from '../../../../workers/console/settings/inboxes/state/look-of.ts'
import { SDK_PARTS } from '../../../../workers/console/settings/inboxes/state/sdk-lines.ts'
import { freshOpening } from '../../../../workers/console/settings/inboxes/state/opening.ts'
import type { Both, ChannelGuide } from '../../../../workers/console/settings/inboxes/words/guide.ts'
import { GUIDES, OFFERED } from '../../../../workers/console/settings/inboxes/words/guides.ts'
import { SETUP_WORDS } from '../../../../workers/console/settings/inboxes/words/setup-words.ts'

const guides = OFFERED.map((channel) => [channel, GUIDES[channel] as ChannelGuide] as const)
const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)

function textsOf(guide: ChannelGuide): readonly Both[] {
	const fields = Object.values({ ...guide.fields, ...guide.optional }).map((it) => it.where)
	return [guide.about, guide.tryIt, ...(guide.needs ? [guide.needs] : []), ...fields, ...guide.tell.map((it) => it.text)]
}

it('there is a guide to every channel that customers can come by', () => {
	const reached = InboxChannel.options.filter((it) => channelNamed(it) !== null)
	expect([...OFFERED].sort()).toEqual([...reached, 'web', 'app'].sort())
})

describe.each(guides)('the guide to %s', (channel, guide) => {
	it('asks for what the contract takes, and for nothing else', () => {
		expect(Object.keys(guide.fields).sort()).toEqual([...credentialFields[channel]].sort())
		expect(Object.keys(guide.optional ?? {}).sort()).toEqual([...(optionalFields[channel] ?? [])].sort())
	})

	it('gives each field a name', () => {
		const named = Object.keys(enLists.credential)
		for (const field of Object.keys(guide.fields)) expect(named).toContain(field)
	})

	it('says everything in both languages', () => {
		for (const { en, zh } of textsOf(guide)) {
			expect(en.trim()).not.toBe('')
			expect(zh).toMatch(/\p{Script=Han}/u)
			expect(en.split('**').length % 2).toBe(1)
			expect(zh.split('**').length % 2).toBe(1)
		}
	})

	it('makes up what nobody else gives, as the contract takes it and as it looks itself', () => {
		const { values } = freshOpening(guide, { name: 'x', queue: 'support', random })
		const made = Object.entries(guide.fields).filter(([, it]) => it.madeChars !== undefined)
		for (const [field, { looks, madeChars }] of made) {
			expect(values[field]).toHaveLength(madeChars ?? 0)
			expect(lookOf(values[field] ?? '', looks)).toBe('fine')
		}
		const given = Object.fromEntries(made.map(([field]) => [field, values[field]]))
		expect(readCredentials(channel, given, { set: credentialFields[channel], under: '' })).toMatchObject({ ok: true })
	})

	it('finds nothing odd about what a provider really gives', () => {
		const known = standInFor(channel)?.credentials ?? {}
		const odd = Object.entries(guide.fields).filter(([field, { looks, madeChars }]) =>
			madeChars === undefined && field in known && lookOf(known[field] ?? '', looks) !== 'fine'
		)
		expect(odd.map(([field]) => `${field}: ${known[field]}`)).toEqual([])
	})

	it('says what to paste at the provider only of what there is', () => {
		const known = ['webhook', 'address', 'origin', 'id', ...SDK_PARTS, ...Object.keys(guide.fields)]
		for (const { copy } of guide.tell) if (copy !== undefined) expect(known).toContain(copy)
		if (guide.signedWith !== null) expect(Object.keys(guide.fields)).toContain(guide.signedWith)
	})

	it('asks how customers know it just where there are links to it', () => {
		expect(guide.contactExample !== undefined).toBe(deepLink(channel, { to: 'x', word: 'y' }) !== null)
	})

	it('can have the provider told by its own API just where the channel can', () => {
		expect(guide.canConnect === true).toBe(channelNamed(channel)?.connect !== undefined)
	})
})

it('has the same words in both languages', () => {
	expect(Object.keys(SETUP_WORDS.zh)).toEqual(Object.keys(SETUP_WORDS.en))
	expect(Object.keys(SETUP_WORDS.zh.problem)).toEqual(Object.keys(SETUP_WORDS.en.problem))
})
