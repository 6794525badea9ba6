import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import { translate } from '../../../channels/wechat/translate.ts'
import { xmlOf, type XmlValue } from '../../../local/providers/tencent/xml.ts'
import { expectWellFormed } from '../contract/well-formed.ts'

function heard(fields: Readonly<Record<string, XmlValue>>): Inbound {
	const post = xmlOf({ ToUserName: 'gh_1', FromUserName: 'oAna', CreateTime: 1_767_225_600, ...fields })
	const translated = translate(new TextEncoder().encode(post))
	return (translated.ok ? translated.items[0] : undefined) ?? expect.fail(JSON.stringify(translated))
}

describe('what a follower does', () => {
	test('keeps text as it was written, with its lines and its faces', () => {
		const text = ' 你好 👨‍👩‍👧 [微笑] /::)\n '
		expect(heard({ MsgType: 'text', Content: text, MsgId: 1 })).toMatchObject({ id: '1', content: { kind: 'text', text } })
	})

	test('says that a sticker is something WeChat does not hand on', () => {
		const item = heard({ MsgType: 'text', Content: '【收到不支持的消息类型，暂无法显示】', MsgId: 1 })
		expect(item).toMatchObject({ kind: 'message', content: { kind: 'unsupported', what: 'sticker' } })
	})

	test('names a file that WeChat tells the name of only', () => {
		const item = heard({ MsgType: 'file', Title: 'invoice.pdf', Description: '12K', FileKey: 'k', FileTotalLen: 12_000, MsgId: 1 })
		expect(item).toMatchObject({ kind: 'message', content: { kind: 'unsupported', what: 'file', text: 'invoice.pdf' } })
	})

	test('has the file where its media id comes along', () => {
		const item = heard({ MsgType: 'file', Title: 'invoice.pdf', MediaId: 'm', FileTotalLen: 12_000, MsgId: 1 })
		expect(item).toMatchObject({ content: { kind: 'files', files: [{ kind: 'file', name: 'invoice.pdf', bytes: 12_000, source: 'm' }] } })
	})

	test('offers no link that is none of the web', () => {
		for (const Url of ['javascript:alert(1)', 'url', '', `https://a.example/${'x'.repeat(3_000)}`]) {
			const item = heard({ MsgType: 'link', Title: 'A title', Description: 'and words', Url, MsgId: 1 })
			expect(item).toMatchObject({ content: { kind: 'text', text: 'A title\nand words' } })
		}
	})

	test('keeps ids of 64 bits whole', () => {
		expect(heard({ MsgType: 'text', Content: 'x', MsgId: '6054768590064713728' }).id).toBe('6054768590064713728')
	})

	test('gives an event an id of who, when, what and of what', () => {
		const click = { MsgType: 'event', Event: 'CLICK', EventKey: 'hours' }
		expect(heard(click).id).toBe('event oAna 1767225600 CLICK hours')
		expect(heard(click).id).toBe(heard(click).id)
		expect(heard({ ...click, EventKey: 'prices' }).id).not.toBe(heard(click).id)
		expect(heard({ ...click, CreateTime: 1_767_225_601 }).id).not.toBe(heard(click).id)
	})

	test('knows what led a follower here, and what led them back', () => {
		expect(heard({ MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_shop 7' })).toMatchObject({ event: 'follow', ref: 'shop 7' })
		expect(heard({ MsgType: 'event', Event: 'subscribe', EventKey: '' })).not.toHaveProperty('ref')
		expect(heard({ MsgType: 'event', Event: 'SCAN', EventKey: '42' })).toMatchObject({ event: 'follow', ref: '42' })
		expect(heard({ MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: 'cart' })).toMatchObject({
			event: 'follow',
			ref: 'cart',
		})
	})

	test('only counts what nobody has said', () => {
		for (
			const Event of ['LOCATION', 'VIEW', 'kf_close_session', 'kf_switch_session', 'MASSSENDJOBFINISH', 'wxa_media_check', 'pic_weixin']
		) {
			expect(heard({ MsgType: 'event', Event, EventKey: 'x' })).toMatchObject({ kind: 'unsupported', from: null, what: Event })
		}
	})

	test('keeps an event it does not know, with who did it', () => {
		const item = heard({ MsgType: 'event', Event: 'user_pay_from_pay_cell', EventKey: 'x' })
		expect(item).toMatchObject({ kind: 'unsupported', from: { address: 'oAna' }, what: 'user_pay_from_pay_cell' })
	})

	test('has no sender where the address is none', () => {
		for (const FromUserName of ['', 'a\u0007b', 'x'.repeat(513)]) {
			expect(heard({ FromUserName, MsgType: 'text', Content: 'x', MsgId: 1 })).toMatchObject({ kind: 'unsupported', from: null })
		}
	})

	test('stands any value in any field', () => {
		const value = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.integer(),
			fc.constantFrom('event', 'text', 'image', 'location', 'link', '\0', '__proto__'),
		)
		const names = [
			'MsgType',
			'Content',
			'MediaId',
			'Location_X',
			'Location_Y',
			'Label',
			'Event',
			'EventKey',
			'MsgId',
			'MsgID',
			'Status',
			'CreateTime',
			'FromUserName',
			'Title',
			'Url',
			'Recognition',
			'bizmsgmenuid',
			'ScanCodeInfo',
		]
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...names), value), (fields) => {
				expectWellFormed(translate(new TextEncoder().encode(xmlOf(fields))))
				expectWellFormed(translate(new TextEncoder().encode(JSON.stringify(fields))))
			}),
			{ numRuns: 500 },
		)
	})
})
