import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { slack } from '../../../../channels/slack/slack.ts'
import { slack as standIn } from '../../../../local/providers/slack/slack.ts'
import { fixture } from '../fixture.ts'
import type { Example, Kit, ProviderError } from '../kit.ts'

type Item = Example['items'][number]

const AT_MS = 1_355_517_523_000

function example(name: string, ...items: readonly Item[]): Example {
	return { name, body: fixture('slack', `${name}.json`), items }
}

function error(name: string, more: Pick<ProviderError, 'outcome' | 'code'>): ProviderError {
	return { name, status: 200, body: { ok: false, error: name }, ...more }
}

function pressed(payload: unknown): string {
	return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}

const RIVER = {
	kind: 'message',
	id: 'C123ABC456:1515449522.000016',
	from: { address: 'C123ABC456' },
	content: { kind: 'text', text: 'is it everything a river should be?' },
}
const REACTION = { kind: 'event', event: 'reaction', of: 'C123ABC456:1464196127.000002', from: { address: 'C123ABC456' } }

export const kit: Kit = {
	channel: slack,
	standIn,
	signature: { headers: ['x-slack-signature', 'x-slack-request-timestamp'], coversBody: true },
	forgeries: [
		{ name: 'what was signed more than five minutes ago', code: 'signature-invalid', laterMs: 302_000, forge: (genuine) => genuine },
		{ name: 'what was signed for later', code: 'signature-invalid', laterMs: -302_000, forge: (genuine) => genuine },
		{
			name: 'an older version of the signature',
			code: 'signature-invalid',
			forge(genuine) {
				const signature = createHmac('sha256', standIn.credentials['signingSecret'] ?? '').update(genuine.body).digest('hex')
				return { ...genuine, headers: { ...genuine.headers, 'x-slack-signature': `v1=${signature}` } }
			},
		},
	],
	cannot: [
		'file sticker',
		'location',
		'contact',
		'typing',
		'follow',
		'unfollow',
		'receipt sent',
		'receipt delivered',
		'receipt read',
		'receipt failed',
	],
	shows: {
		// A file is what its type says.
		'file voice': ([shown]) => expect(shown?.files).toMatchObject([{ kind: 'audio', name: 'voice.ogg' }]),
		'file sticker': ([shown]) => expect(shown?.files).toMatchObject([{ kind: 'image', name: 'hello.webp' }]),
	},
	// Nobody can block an app; a channel can be archived.
	faults: { blocked: { outcome: 'final', code: 'recipient-unreachable' } },
	errors: [
		error('channel_not_found', { outcome: 'final', code: 'recipient-unknown' }),
		error('not_in_channel', { outcome: 'final', code: 'not-permitted' }),
		error('is_archived', { outcome: 'final', code: 'recipient-unreachable' }),
		error('restricted_action_read_only_channel', { outcome: 'final', code: 'not-permitted' }),
		error('slack_connect_file_upload_sharing_blocked', { outcome: 'final', code: 'not-permitted' }),
		error('msg_too_long', { outcome: 'final', code: 'content-refused' }),
		error('message_limit_exceeded', { outcome: 'final', code: 'quota-spent' }),
		error('token_revoked', { outcome: 'final', code: 'credentials-invalid' }),
		error('something_new', { outcome: 'final', code: 'other' }),
		error('service_unavailable', { outcome: 'retry', code: 'provider-down' }),
		error('fatal_error', { outcome: 'unknown', code: 'provider-down' }),
		{
			...error('ratelimited', { outcome: 'retry', code: 'rate-limited' }),
			status: 429,
			headers: { 'retry-after': '30' },
			afterMs: 30_000,
		},
		{ name: 'a gateway that gives up', status: 504, body: '<html>', outcome: 'unknown', code: 'provider-down' },
	],
	unknown: [
		{ name: 'a new event', body: JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event: { type: 'hologram_shown' } }) },
		{ name: 'a new kind of post', body: JSON.stringify({ type: 'hologram' }) },
		{ name: 'a window of an app', body: pressed({ type: 'view_submission', view: { id: 'V1' } }) },
		{
			name: 'a reaction to a file',
			body: JSON.stringify({ type: 'event_callback', event: { type: 'reaction_added', item: { type: 'file', file: 'F1' } } }),
		},
		{
			name: 'a message from nowhere',
			body: JSON.stringify({ type: 'event_callback', event: { type: 'message', text: 'Hello', user: 'U1' } }),
		},
	],
	examples: [
		example('message', {
			kind: 'message',
			id: 'C123ABC456:1355517523.000005',
			from: { address: 'C123ABC456', name: null },
			atMs: AT_MS,
			order: 5,
			content: { kind: 'text', text: 'Hello world' },
			thread: { message: 'C123ABC456:1355517523.000005', ts: '1355517523.000005' },
		}),
		example('message-im', {
			kind: 'message',
			from: { address: 'D024BE91L' },
			content: { kind: 'text', text: 'Hello hello can you hear me?' },
			thread: { message: 'D024BE91L:1355517523.000005' },
		}),
		example('message-edited-field', { kind: 'message', content: { kind: 'text', text: 'Hello, world!' } }),
		example('app-mention', RIVER),
		example('app-mention-as-message', RIVER),
		example('message-changed', {
			kind: 'event',
			event: 'edit',
			id: 'edit C123ABC456:1355517523.000005 1358878755.000001',
			of: 'C123ABC456:1355517523.000005',
			content: { kind: 'text', text: 'Hello, world!' },
		}),
		example('message-unfurled'),
		example('message-tombstone', { kind: 'event', event: 'delete', of: 'C123ABC456:1355517523.000005' }),
		example('message-deleted', { kind: 'event', event: 'delete', of: 'C123ABC456:1358878749.000002', from: { address: 'C123ABC456' } }),
		example('me-message', { kind: 'message', content: { kind: 'text', text: 'is doing that thing' } }),
		example('bot-message'),
		example('file-share', {
			kind: 'message',
			content: {
				kind: 'files',
				text: 'the photo\nhttps://docs.example/plan',
				files: [
					{
						kind: 'image',
						name: '7.png',
						type: 'image/png',
						bytes: 11_873,
						source: 'F0RDC39U1 https://files.slack.com/files-pri/T061EG9R6-F0RDC39U1/download/7.png',
					},
					{ kind: 'file', source: 'F0RDC39U2' },
				],
			},
		}),
		example('thread-reply', {
			kind: 'message',
			replyTo: 'C061EG9SL:1482958990.000004',
			thread: { ts: '1482958990.000004' },
			order: 543,
			content: { kind: 'text', text: 'Here too & <there>: see the list (https://shop.example/a) and #returns, @U777 👍' },
		}),
		example('shared-channel', {
			kind: 'message',
			from: { address: 'C061EG9SL', name: 'grace' },
			content: { kind: 'text', text: 'It broke again' },
		}),
		example('shared-channel-colleague', {
			kind: 'event',
			event: 'echo',
			of: 'C061EG9SL:1482960200.000100',
			content: { kind: 'text', text: 'On it' },
		}),
		example('reaction-added', { ...REACTION, emoji: '👍' }),
		example('reaction-removed', { ...REACTION, emoji: null }),
		example('channel-topic', { kind: 'unsupported', from: null, what: 'message channel_topic' }),
		example('channel-join', { kind: 'unsupported', from: null, what: 'message channel_join' }),
		example('channel-archive', { kind: 'event', event: 'unfollow', from: { address: 'C024BE91L' } }),
		example('app-rate-limited', { kind: 'unsupported', from: null, what: 'app_rate_limited' }),
		{
			name: 'a button that was pressed',
			body: pressed(JSON.parse(new TextDecoder().decode(fixture('slack', 'block-actions.json')))),
			items: [{
				kind: 'message',
				id: 'action CBR2V3XEX:1548261231.000200 1548426417.840180',
				from: { address: 'CBR2V3XEX' },
				replyTo: 'CBR2V3XEX:1548261231.000200',
				content: { kind: 'choice', option: 'click_me_123', text: 'View' },
			}],
		},
		{
			name: 'a command, signed as in the documentation',
			body: fixture('slack', 'command.form'),
			headers: {
				'x-slack-request-timestamp': '1531420618',
				'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
			},
			signed: {
				url: 'https://patchbay.example/hooks/slack/demo.first',
				credentials: { signingSecret: '8f742231b10e8888abcd99yyyzzz85a5' },
				nowMs: 1_531_420_618_000,
			},
			items: [{ kind: 'message', from: { address: 'G8PSS9T3V', name: 'roadrunner' }, content: { kind: 'text', text: '/webhook-collect' } }],
		},
	],
}
