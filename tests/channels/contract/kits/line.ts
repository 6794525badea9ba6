import { expect } from 'vitest'
import { choiceData } from '../../../../channels/line/choice-data.ts'
import { line } from '../../../../channels/line/line.ts'
import { line as standIn } from '../../../../local/providers/line/line.ts'
import { fixture } from '../fixture.ts'
import type { Example, Kit } from '../kit.ts'

const USER = 'u206d25c2ea6bd87c17655609a1c37cb8'
const AB = 'U012345678901234567890123456789ab'
const GROUP = 'cxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
const AT_MS = 1_462_629_479_859

type Item = Example['items'][number]

function example(name: string, ...items: readonly Item[]): Example {
	return { name, body: fixture('line', `${name}.json`), items }
}

function message(content: Item, more: Item = {}): Item {
	return { kind: 'message', id: '325708', from: { address: USER }, atMs: AT_MS, content, ...more }
}

function aside(what: string): Item {
	return { kind: 'unsupported', from: null, what }
}

const sticker = (text: string, id: string): Item => message({ kind: 'files', text, files: [{ kind: 'sticker', source: `sticker ${id}` }] })

export const kit: Kit = {
	channel: line,
	standIn,
	signature: { headers: ['x-line-signature'], coversBody: true },
	cannot: [
		'file voice',
		'contact',
		'reaction',
		'unreaction',
		'edit',
		'typing',
		'receipt sent',
		'receipt delivered',
		'receipt read',
		'receipt failed',
	],
	hears: {
		// LINE says nothing with a file, and describes a sticker itself.
		'file image': (items) =>
			expect(items).toMatchObject([{ kind: 'message', content: { kind: 'files', text: '', files: [{ kind: 'image' }] } }]),
		'file video': (items) =>
			expect(items).toMatchObject([{
				kind: 'message',
				content: { kind: 'files', text: '', files: [{ kind: 'video', durationMs: 60_000 }] },
			}]),
		'file file': (items) =>
			expect(items).toMatchObject([{
				kind: 'message',
				content: { kind: 'files', text: '', files: [{ kind: 'file', name: 'receipt.pdf', bytes: 300 }] },
			}]),
		'file sticker': (items) =>
			expect(items).toMatchObject([{ kind: 'message', content: { kind: 'files', text: 'hello, wave, hi', files: [{ kind: 'sticker' }] } }]),
		// What a button carries comes back, and not its title; a button of ours carries both, this one was made elsewhere.
		choice: (items) => expect(items).toMatchObject([{ kind: 'message', content: { kind: 'choice', option: 'refund', text: 'refund' } }]),
	},
	shows: {
		menu: ([shown]) => {
			const options = [{ id: 'refund', title: 'A refund' }, { id: 'again', title: 'Send it again' }]
			expect(shown).toMatchObject({ text: 'What would you like?', options: options.map((it) => ({ id: choiceData(it), title: it.title })) })
		},
		// LINE knows one kind of sound.
		'file voice': ([shown]) => expect(shown?.files).toMatchObject([{ kind: 'audio' }]),
	},
	// A message to somebody who has blocked the account is taken, and arrives nowhere.
	faults: { blocked: null, lost: { outcome: 'retry', code: 'provider-down' } },
	errors: [
		{
			name: 'an address nobody has',
			status: 400,
			body: { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
			outcome: 'final',
			code: 'recipient-unknown',
		},
		{
			name: 'a text that is too long',
			status: 400,
			body: {
				message: 'The request body has 1 error(s)',
				details: [{ message: 'Size must be between 0 and 5000', property: 'messages[0].text' }],
			},
			outcome: 'final',
			code: 'content-refused',
		},
		{
			name: 'a link to a file that is none',
			status: 400,
			body: {
				message: 'The request body has 1 error(s)',
				details: [{ message: 'Must be a valid URL', property: 'messages[0].originalContentUrl' }],
			},
			outcome: 'final',
			code: 'file-refused',
		},
		{
			name: 'a token that has gone',
			status: 401,
			body: { message: 'Authentication failed' },
			outcome: 'final',
			code: 'credentials-invalid',
		},
		{
			name: 'a plan that does not allow it',
			status: 403,
			body: { message: 'Access to this API is not available for your account' },
			outcome: 'final',
			code: 'not-permitted',
		},
		{
			name: 'a retry key LINE does not say it has accepted',
			status: 409,
			body: { message: 'The retry key is already accepted' },
			outcome: 'final',
			code: 'other',
		},
		{
			name: 'too many at once',
			status: 429,
			body: { message: 'The API rate limit has been exceeded. Try again later.' },
			outcome: 'retry',
			code: 'rate-limited',
		},
		{
			name: 'the last message of the month',
			status: 429,
			body: { message: 'You have reached your monthly limit.' },
			outcome: 'final',
			code: 'quota-spent',
		},
		{ name: 'a breakdown', status: 500, body: { message: 'Internal Server Error' }, outcome: 'retry', code: 'provider-down' },
	],
	unknown: [{ name: 'a new event and a new kind of message', body: fixture('line', 'unknown.json') }],
	examples: [
		{ name: 'the test of the console', body: fixture('line', 'console-test.json'), items: [] },
		example('text-user', message({ kind: 'text', text: 'Hello, world' })),
		example('text-emojis', message({ kind: 'text', text: 'Hello, world' })),
		example('text-mention', message({ kind: 'text', text: 'Hello, world @Brown and @Cony' })),
		example('text-group', message({ kind: 'text', text: 'Hello, world' })),
		example('webhook-redelivery', message({ kind: 'text', text: 'Hello, world' })),
		example('text-quote', {
			kind: 'message',
			id: '468789577898262530',
			replyTo: '468789532432007169',
			thread: { message: '468789577898262530', quote: 'q3Plxr4AgKd', read: 'nz0x74mZT2mRn' },
			content: { kind: 'text', text: 'Chicken, please.' },
		}),
		example(
			'image-set',
			{
				kind: 'message',
				id: '354718705033693861',
				order: 2,
				content: { kind: 'files', files: [{ kind: 'image', source: 'image 354718705033693861' }] },
			},
			{
				kind: 'message',
				id: '354718705033693859',
				order: 1,
				content: { kind: 'files', files: [{ kind: 'image', source: 'image 354718705033693859' }] },
			},
		),
		example('image', message({ kind: 'files', text: '', files: [{ kind: 'image', source: 'external https://example.com/original.jpg' }] })),
		example('video', {
			kind: 'message',
			from: { address: 'U4af4980629...' },
			content: { kind: 'files', files: [{ kind: 'video', durationMs: 60_000, source: 'external https://example.com/original.mp4' }] },
		}),
		example(
			'file',
			message({ kind: 'files', text: '', files: [{ kind: 'file', name: 'sample.pdf', bytes: 22_016, source: 'file 325708' }] }),
		),
		example(
			'location',
			message({
				kind: 'location',
				latitude: 35.65910807942215,
				longitude: 139.70372892916203,
				name: 'hello',
				address: '〒150-0002 東京都渋谷区渋谷２丁目２１−１',
			}),
		),
		example('sticker', sticker('bed, sleep, bedtime', '1')),
		example('sticker-keywords-array', sticker('keyword', '1')),
		example('sticker-with-text', sticker('userEnteredText', '1')),
		example('message-edited', {
			kind: 'event',
			event: 'edit',
			id: 'messageEdited 01G2KZKG2DS765NMRH3GZFD8AP',
			of: '325708',
			from: { address: GROUP },
			content: { kind: 'text', text: 'Hello, edited world' },
		}),
		example('unsend', { kind: 'event', event: 'delete', of: '325708', from: { address: USER } }),
		example('follow', { kind: 'event', event: 'follow', from: { address: USER } }),
		example('unfollow', { kind: 'event', event: 'unfollow', from: { address: USER } }),
		example('join', { kind: 'event', event: 'follow', from: { address: GROUP } }),
		example('leave', { kind: 'event', event: 'unfollow', from: { address: GROUP } }),
		example('postback', {
			kind: 'message',
			from: { address: USER },
			content: { kind: 'choice', option: 'action=buyItem&itemId=123123&color=red', text: 'action=buyItem&itemId=123123&color=red' },
		}),
		example('postback-datetime', {
			kind: 'message',
			id: 'postback 01FZ74A0TDDPYRVKNK77XKC3ZU',
			content: { kind: 'choice', option: 'storeId=12345', text: '2017-12-25T01:00' },
		}),
		example('account-link', aside('accountLink')),
		example('beacon', aside('beacon')),
		example('member-joined', aside('memberJoined')),
		example('member-left', aside('memberLeft')),
		example('video-play-complete', aside('videoPlayComplete')),
		{
			name: 'a new event and a new kind of message',
			body: fixture('line', 'unknown.json'),
			items: [{ kind: 'unsupported', what: 'greatNewFeature', from: { address: AB } }, {
				kind: 'unsupported',
				from: null,
				what: 'message',
			}],
		},
	],
}
