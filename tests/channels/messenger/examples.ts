/** Webhooks as Meta's guides show them, and what they come to. */
import type { Example } from '../contract/kit.ts'
import { fixture } from '../contract/fixture.ts'

const MID = 'm_1457764197618:41d102a3e1ae206a38'
const PERSON = '7254109876500001'
const AT = 1_458_692_752_478

const from = { address: PERSON, name: null, label: null, language: null }
const base = { id: MID, from, atMs: AT }

function example(file: string, ...items: readonly Record<string, unknown>[]): Example {
	return { name: file, body: fixture('messenger', `${file}.json`), items }
}

function said(content: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> {
	return { kind: 'message', ...base, content, ...more }
}

const unheard = { kind: 'unsupported', from: null }

export const examples: readonly Example[] = [
	example('text', said({ kind: 'text', text: 'hello, world!' })),
	example('quick-reply', said({ kind: 'choice', text: 'hello, world!', option: 'DEVELOPER_DEFINED_PAYLOAD' })),
	example('reply', said({ kind: 'text', text: 'hello, world!' }, { replyTo: 'm_fromsomeone' })),
	example(
		'image',
		said({ kind: 'files', text: '', files: [{ kind: 'image', source: 'https://scontent.xx.fbcdn.net/v/t1.15752-9/1.jpg?oh=03' }] }),
	),
	example(
		'attachments',
		said({ kind: 'files', files: [{ kind: 'image' }, { kind: 'video' }, { kind: 'audio' }, { kind: 'file' }, { kind: 'sticker' }] }),
	),
	example('fallback', said({ kind: 'link', text: 'https://shop.example/returns', url: 'https://shop.example/returns', title: 'Returns' })),
	example('fallback-without-payload', said({ kind: 'link', text: 'Look at this', url: 'https://shop.example/a', title: 'A page' })),
	example(
		'reel-and-post',
		said({ kind: 'link', url: 'https://www.facebook.com/reel/1', title: 'A reel' }),
		said({ kind: 'link', url: 'https://www.instagram.com/reel/2' }, { id: `${MID} 2` }),
		said({ kind: 'link', url: 'https://www.facebook.com/3', title: null }, { id: `${MID} 3` }),
		{ kind: 'unsupported', from, id: `${MID} 4`, what: 'appointment_booking' },
	),
	example('product', said({ kind: 'text', text: 'Red shoes · $40' })),
	example('location', said({ kind: 'location', latitude: 48.2082, longitude: 16.3738, name: "Ana's Location" })),
	example(
		'postback',
		{ kind: 'event', event: 'follow', from, ref: 'USER-DEFINED-REFERRAL-PARAM' },
		said({ kind: 'choice', text: 'TITLE-FOR-THE-CTA', option: 'USER-DEFINED-PAYLOAD' }, { id: 'm_MESSAGE-ID' }),
	),
	example('reaction', { kind: 'event', event: 'reaction', from, of: 'm_reacted', emoji: '❤️' }),
	example('reaction-taken-back', { kind: 'event', event: 'reaction', from, of: 'm_reacted', emoji: null }),
	example('edit', {
		kind: 'event',
		event: 'edit',
		id: 'edit m_edited 2',
		from,
		of: 'm_edited',
		content: { kind: 'text', text: 'What I meant' },
	}),
	example('delivery', { kind: 'status', state: 'delivered', from, of: 'm_1458668856218:ed81099e15d3f4f233' }),
	example('delivery-without-mids', { kind: 'status', state: 'delivered', from, untilMs: 1_458_668_856_253 }),
	example('read', { kind: 'status', state: 'read', from, untilMs: 1_458_668_856_253 }),
	example('referral', { kind: 'event', event: 'follow', from, ref: 'REF_DATA_IN_M.ME_PARAM' }),
	example('optin', { kind: 'event', event: 'follow', from, ref: 'PASS_THROUGH_PARAM' }),
	example('echo', {
		kind: 'event',
		event: 'echo',
		from,
		of: 'mid.1457764197618:41d102a3e1ae206a38',
		ours: 'msg_01J00000000000000000000001.0',
		content: { kind: 'text', text: 'hello, world!' },
	}),
	example('feedback', said({ kind: 'text', text: 'CSAT: 4\nQuick and friendly' }, { id: `feedback ${PERSON} ${AT}` })),
	example('order', said({ kind: 'text', text: 'As a gift\n2 × Red hat · 20 USD' }, { id: `order ${PERSON} ${AT}` })),
	example('standby', { ...unheard, what: 'standby' }),
	example('handover', { ...unheard, what: 'pass_thread_control' }),
	example('dashboard-test', {
		kind: 'message',
		id: 'test_message_id',
		atMs: 1_527_459_824_000,
		from: { address: '12334' },
		content: { kind: 'text', text: 'test_message' },
	}),
	example(
		'batch',
		said({ kind: 'text', text: 'one' }, { id: 'm_1' }),
		said({ kind: 'text', text: 'two' }, { id: 'm_2' }),
		{ kind: 'message', id: 'm_3', from: { address: '7254109876500002' }, content: { text: 'three' } },
	),
]
