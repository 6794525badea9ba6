import { describe, expect, it } from 'vitest'
import { OWN_SOCKET, type Point, pointKey } from '../../../core/channel/point.ts'
import { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { ContactId, InboxId, QueueId } from '../../../core/ids.ts'
import type { PointView, Row } from '../../../core/protocol/conversation.ts'
import type { DeskInbox } from '../../../workers/console/api/directory.ts'
import { insertedAt } from '../../../workers/console/conversation/compose/inserted-at.ts'
import { addressOf, type AddressPlace, formOf } from '../../../workers/console/conversation/elsewhere/address-of.ts'
import { invitationText } from '../../../workers/console/conversation/elsewhere/invitation-text.ts'
import { addressText } from '../../../workers/console/conversation/words/address-text.ts'
import { beyond, ownChannel, reachable } from '../../../workers/console/conversation/elsewhere/ways.ts'
import { pointFor } from '../../../workers/console/conversation/window/window-notice.ts'

function at(channel: InboxChannel, contactAddress: string | null = null): AddressPlace {
	return { channel, contactAddress }
}

function read(place: AddressPlace, text: string): string {
	const it = addressOf(place, text)
	return it.ok ? it.address : `fault: ${it.fault}`
}

describe('an address', () => {
	it('is a number with its country, however it is written', () => {
		for (const text of ['+49 170 1234567', ' 0049 (170) 123-4567 ', '+49.170/1234567']) {
			expect(read(at('twilio-messaging'), text)).toBe('+491701234567')
			expect(read(at('whatsapp'), text)).toBe('491701234567')
		}
		for (const text of ['0170 1234567', '491701234567', '+0491701234567', '+49 170', '+49 170 12345678901234', 'Ines']) {
			expect(read(at('twilio-messaging'), text)).toBe('fault: phone')
			expect(read(at('whatsapp'), text)).toBe('fault: phone')
		}
	})

	it("is WhatsApp's by Twilio where the number is said to be, or the inbox is for it", () => {
		expect(read(at('twilio-messaging'), 'whatsapp:+49 170 1234567')).toBe('whatsapp:+491701234567')
		expect(read(at('twilio-messaging', 'whatsapp:+14155238886'), '+49 170 1234567')).toBe('whatsapp:+491701234567')
	})

	it('is a mail address in small letters', () => {
		expect(read(at('email'), ' Ines@Mail.Example ')).toBe('ines@mail.example')
		for (const text of ['ines', 'ines@mail', 'ines@', '@mail.example', 'Ines <ines@mail.example>', 'a b@mail.example', 'a@b@c.example']) {
			expect(read(at('email'), text)).toBe('fault: email')
		}
	})

	it('is what the provider calls somebody, not how people do', () => {
		expect(read(at('telegram'), '512345678')).toBe('512345678')
		expect(read(at('telegram'), '@ines')).toBe('fault: id')
		expect(read(at('line'), 'ines')).toBe('fault: id')
		expect(read(at('slack'), 'D024BE7LD')).toBe('D024BE7LD')
		expect(read(at('api'), 'two words')).toBe('fault: id')
	})

	it('has an example in every channel that would be taken, and is never nothing', () => {
		for (const channel of InboxChannel.options) {
			const place = at(channel)
			expect(addressOf(place, formOf(place).example), channel).toMatchObject({ ok: true })
			expect(read(place, '  ')).toBe('fault: empty')
		}
	})
})

const rows = (point?: Point): readonly Row[] => [{
	seq: 1,
	atMs: 1,
	event: {
		type: 'opened',
		inbox: (point?.inbox ?? 'shop.app') as InboxId,
		queue: 'support' as QueueId,
		contact: { id: 'ctc_1' as ContactId, name: null, language: 'en' },
		placement: 1,
		...(point && { point }),
	},
}]

function inbox(channel: InboxChannel, more: Partial<DeskInbox> = {}): DeskInbox {
	return { id: `shop.${channel}`, name: channel, channel, enabled: true, contactAddress: null, ...more }
}

const mail: Point = { channel: 'email', inbox: 'shop.email' as InboxId, address: 'ines@mail.example', label: null }
const byMail: PointView = { key: pointKey(mail), point: mail, window: null, isLost: false }

describe('the ways an answer may go', () => {
	it('have the page among them where the conversation began on one', () => {
		expect(ownChannel(rows(), [inbox('app')])).toBe('app')
		expect(ownChannel(rows(), [])).toBe('web')
		expect(ownChannel(rows(mail), [inbox('email')])).toBe(null)
		expect(ownChannel(rows(), [inbox('twilio-voice', { id: 'shop.app' })])).toBe(null)
		expect(ownChannel([], [])).toBe(null)
	})

	it('lead to the page when it is chosen, over the point they wrote from', () => {
		expect(pointFor([byMail], { at: byMail.key, via: OWN_SOCKET })).toBe(null)
		expect(pointFor([byMail], { at: byMail.key, via: null })).toBe(byMail)
		expect(pointFor([byMail], { at: null, via: byMail.key })).toBe(byMail)
	})

	it('can be more by inboxes where people have addresses, and that take something in', () => {
		const inboxes = [inbox('web'), inbox('email'), inbox('twilio-voice'), inbox('whatsapp'), inbox('line', { enabled: false })]
		expect(reachable(inboxes).map((it) => it.channel)).toEqual(['email', 'whatsapp'])
		expect(beyond(inboxes, [byMail]).map((it) => it.channel)).toEqual(['whatsapp'])
	})
})

describe('an invitation', () => {
	it("is written in the customer's language, with the link where there is one", () => {
		const made = { code: 'pb-4QZ8K1M0X9TE', url: 'https://t.me/shop?start=pb-4QZ8K1M0X9TE' }
		expect(invitationText(made, { inbox: inbox('telegram'), language: 'de-DE' })).toBe(`You can go on with us by Telegram: ${made.url}`)
		expect(invitationText(made, { inbox: inbox('telegram'), language: 'zh-CN' })).toContain('Telegram')
		expect(invitationText({ ...made, url: null }, { inbox: inbox('wechat'), language: 'zh-CN' })).toMatch(/微信.*pb-4QZ8K1M0X9TE/)
	})

	it('is put where the caret is, apart from what stands around it', () => {
		expect(insertedAt('Hello there', 'X', { selectionStart: 5, selectionEnd: 5 }, ' ')).toBe('Hello X there')
		expect(insertedAt('Hello', 'X', null, ' ')).toBe('Hello X')
		expect(insertedAt('', 'X', null, ' ')).toBe('X')
		expect(insertedAt('ab', '😀', { selectionStart: 1, selectionEnd: 1 })).toBe('a😀b')
	})
})

it('shows an address as people know it', () => {
	const shown = (channel: InboxChannel, address: string, label: string | null = null) => addressText({ channel, address, label })
	expect(shown('whatsapp', '491701234567')).toBe('+491701234567')
	expect(shown('whatsapp', 'DE.1234567')).toBe('DE.1234567')
	expect(shown('twilio-messaging', 'whatsapp:+491701234567')).toBe('+491701234567')
	expect(shown('telegram', '512345678', '@ines')).toBe('@ines')
})
