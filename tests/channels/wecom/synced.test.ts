import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { syncedItems } from '../../../channels/wecom/synced.ts'
import { fixture } from '../contract/fixture.ts'
import { expectWellFormed } from '../contract/well-formed.ts'

const customer = { address: 'wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw' }
const account = 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q'
const media = { name: null, bytes: null, source: '2iSLeVyqzk4eX0IB5kTi9Ljfa2rt9dwfq5WKRQ4Nvvgw' }

const { msg_list: list }: { msg_list: unknown[] } = JSON.parse(new TextDecoder().decode(fixture('wecom', 'sync.json')))
const items = list.flatMap(syncedItems)
const withId = (id: string) => items.find((it) => it.id === id)

describe('what is handed out', () => {
	test('is one item for each entry, in their order', () => {
		expect(items).toHaveLength(list.length)
		expectWellFormed({ ok: true, items })
	})

	test.each([
		['m1', { kind: 'choice', text: 'hello world', option: '101' }],
		['m2', { kind: 'files', text: '', files: [{ ...media, kind: 'image', type: null }] }],
		['m3', { kind: 'files', text: '', files: [{ ...media, kind: 'voice', type: 'audio/amr' }] }],
		['m4', { kind: 'files', text: '', files: [{ ...media, kind: 'video', type: 'video/mp4' }] }],
		['m5', { kind: 'files', text: '', files: [{ ...media, kind: 'file', type: null }] }],
		['m6', { kind: 'location', latitude: 23.106021881103501, name: '广州国际媒体港(广州市海珠区)', address: '广东省广州市海珠区滨江东路' }],
		['m7', { kind: 'link', text: 'DESC', title: 'TITLE', url: 'https://work.weixin.qq.com/' }],
		['m8', { kind: 'contacts', contacts: [{ name: 'USERID', phones: [], emails: [] }] }],
		['m9', { kind: 'unsupported', text: 'TITLE', what: 'miniprogram' }],
		['m11', { kind: 'unsupported', text: 'TITLE\nSHOP_NICKNAME', what: 'channels_shop_product' }],
		['m12', { kind: 'text', text: '聊天记录标题\n微信用户: 你好' }],
		['m13', { kind: 'unsupported', text: 'TITLE\nNICKNAME', what: 'channels' }],
	])('reads the published example %s', (id, content) => {
		expect(withId(id)).toMatchObject({ kind: 'message', from: customer, to: account, content })
	})

	test('tells what a colleague has said in WeCom itself as an echo', () => {
		const text = '您对本次服务是否满意呢? \n满意\n点击跳转到自助查询页面\n欢迎再次光临'
		expect(withId('echo m10')).toMatchObject({ kind: 'event', event: 'echo', of: 'm10', from: customer, content: { kind: 'text', text } })
	})

	test('tells of a message of ours that has not arrived after all, and why', () => {
		const problem = { code: 'window-closed', providerCode: 'fail_type 4' }
		expect(withId('status FAIL_MSGID failed')).toMatchObject({ kind: 'status', state: 'failed', of: 'FAIL_MSGID', problem })
	})

	test('takes back what the customer takes back', () => {
		expect(withId('delete m1')).toMatchObject({ kind: 'event', event: 'delete', of: 'm1', from: customer })
	})

	test('only counts what nobody has said', () => {
		for (const [id, what] of [['e1', 'enter_session'], ['e3', 'servicer_status_change'], ['e4', 'session_status_change']]) {
			expect(withId(`event ${id}`)).toMatchObject({ kind: 'unsupported', from: null, what })
		}
	})

	test('keeps what it does not know, with whoever sent it', () => {
		const entry = { msgid: 'x', open_kfid: account, external_userid: customer.address, send_time: 1, origin: 3 }
		for (const msgtype of ['hologram', 'constructor', '__proto__', 'toString']) {
			expect(syncedItems({ ...entry, msgtype, [msgtype]: {} })).toMatchObject([{
				kind: 'unsupported',
				id: 'x',
				from: customer,
				what: msgtype,
			}])
		}
		expect(syncedItems({ ...entry, msgtype: 'text' })).toMatchObject([{ kind: 'unsupported', what: 'text' }])
		const event = { event_type: 'hologram', external_userid: customer.address }
		expect(syncedItems({ msgid: 'y', origin: 4, msgtype: 'event', event })).toMatchObject([{
			kind: 'unsupported',
			from: customer,
			what: 'hologram',
		}])
	})

	test('has nothing of an entry without an id, and never counts a stranger’s as a customer’s', () => {
		expect([null, 1, 'x', [], {}, { msgid: 7 }].flatMap(syncedItems)).toEqual([])
		const entry = { msgid: 'x', external_userid: 'wm1', msgtype: 'text', text: { content: 'hi' } }
		expect(syncedItems({ ...entry, origin: 9 })).toMatchObject([{ kind: 'unsupported', from: null }])
		expect(syncedItems(entry)).toMatchObject([{ kind: 'unsupported', from: null }])
	})

	test('stands any entry', () => {
		const value = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.jsonValue(),
			fc.constantFrom(3, 4, 5, 'event', 'text', 'image', 'merged_msg', 'msgmenu'),
		)
		const names = [
			'msgid',
			'origin',
			'msgtype',
			'open_kfid',
			'external_userid',
			'send_time',
			'text',
			'image',
			'event',
			'merged_msg',
			'msgmenu',
		]
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...names), value), fc.integer({ min: 0, max: list.length - 1 }), (fields, at) => {
				expectWellFormed({ ok: true, items: syncedItems({ msgid: 'x', ...fields }) })
				const known = JSON.parse(JSON.stringify(list[at]))
				expectWellFormed({ ok: true, items: syncedItems({ ...known, ...fields }) })
				const within = {
					...known[known.msgtype],
					...Object.fromEntries(Object.keys(known[known.msgtype]).map((it) => [it, fields['text']])),
				}
				expectWellFormed({ ok: true, items: syncedItems({ ...known, [known.msgtype]: within }) })
			}),
			{ numRuns: 500 },
		)
	})
})
