import { describe, expect, it } from 'vitest'
import { SEND_PROBLEMS } from '../../../core/channel/delivery.ts'
import { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { byteText } from '../../../workers/console/conversation/words/byte-text.ts'
import { channelName } from '../../../workers/console/conversation/words/channel-name.ts'
import { TALK_WORDS } from '../../../workers/console/conversation/words/use-talk-words.ts'

/** What is written alike in every language. */
const SAME = [
	...['whatsapp', 'messenger', 'instagram', 'telegram', 'line', 'slack'].map((it) => `channel.${it}`),
	'compose.count',
]

function leaves(words: object, path = ''): [string, unknown][] {
	return Object.entries(words).flatMap(([key, it]) =>
		typeof it === 'object' ? leaves(it, `${path}${key}.`) : [[`${path}${key}`, it] satisfies [string, unknown]]
	)
}

function said(phrase: unknown): string {
	return typeof phrase === 'function' ? phrase(7, 8, 9) : String(phrase)
}

describe('the words about channels', () => {
	const { en, zh } = TALK_WORDS
	const chinese = new Map(leaves(zh))

	it('are there in both languages for every key, and really translated', () => {
		expect([...chinese.keys()].toSorted()).toEqual(leaves(en).map(([key]) => key).toSorted())
		for (const [key, phrase] of leaves(en)) {
			expect(said(phrase).trim(), key).not.toBe('')
			if (!SAME.includes(key)) expect(said(chinese.get(key)), key).not.toBe(said(phrase))
		}
	})

	it('fill the same blanks in both languages', () => {
		const blanks = (phrase: unknown) => [7, 8, 9].filter((it) => said(phrase).includes(String(it)))
		for (const [key, phrase] of leaves(en)) expect(blanks(chinese.get(key)), key).toEqual(blanks(phrase))
	})

	it('name every channel, and why a message did not go out', () => {
		for (const words of [en, zh]) {
			expect(Object.keys(words.channel).toSorted()).toEqual(InboxChannel.options.toSorted())
			expect(Object.keys(words.problem).toSorted()).toEqual(SEND_PROBLEMS.toSorted())
		}
	})

	it('call WhatsApp WhatsApp, whoever carries it', () => {
		expect(channelName({ channel: 'twilio-messaging', address: 'whatsapp:+4915' }, en)).toBe('WhatsApp')
		expect(channelName({ channel: 'twilio-messaging', address: '+4915' }, en)).toBe('SMS')
	})

	it('say sizes as people do', () => {
		expect([0, 999, 1_000, 2_449_999, 48_000_000].map((it) => byteText(it, 'en'))).toEqual([
			'0 bytes',
			'999 bytes',
			'1 kB',
			'2.4 MB',
			'48 MB',
		])
	})
})
