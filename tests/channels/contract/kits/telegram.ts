import { expect } from 'vitest'
import { telegram } from '../../../../channels/telegram/telegram.ts'
import { telegram as standIn } from '../../../../local/providers/telegram/telegram.ts'
import { fixture } from '../fixture.ts'
import type { Example, Kit, ProviderError } from '../kit.ts'

const from = { address: '1111111', name: 'Test Firstname Test Lastname', label: '@Testusername' }
const message = { kind: 'message', id: '1111111:1365', from, atMs: 1_441_645_532_000 }
const files = (text: string, file: Record<string, unknown>) => ({ ...message, content: { kind: 'files', text, files: [file] } })

function example(name: string, ...items: Record<string, unknown>[]): Example {
	return { name, body: fixture('telegram', `${name}.json`), items }
}

function refusal(
	status: number,
	description: string,
	[outcome, code]: readonly [ProviderError['outcome'], ProviderError['code']],
): ProviderError {
	return { name: description, status, body: { ok: false, error_code: status, description }, outcome, code }
}

function update(name: string, fields: Record<string, unknown>): { readonly name: string; readonly body: string } {
	return { name, body: JSON.stringify({ update_id: 10_001, [name]: fields }) }
}

const person = { id: 1_111_111, is_bot: false, first_name: 'Test' }
const chat = { id: 1_111_111, type: 'private', first_name: 'Test' }

/** https://core.telegram.org/bots/webhooks#testing-your-bot-with-updates */
const examples: readonly Example[] = [
	example('start', {
		...message,
		from: { ...from, name: 'Test Test Lastname', label: '@Test' },
		content: { kind: 'text', text: '/start' },
	}),
	example('forwarded', { ...message, content: { kind: 'text', text: '/start' } }),
	example('forwarded-from-channel', { ...message, content: { kind: 'text', text: '/start' } }),
	example('reply', { ...message, content: { kind: 'text', text: '/start' }, replyTo: '1111111:1334' }),
	example('edited', {
		kind: 'event',
		event: 'edit',
		of: '1111111:1365',
		atMs: 1_441_646_600_000,
		content: { kind: 'text', text: 'Edited text' },
	}),
	example('entities', { ...message, content: { kind: 'text', text: 'Bold and italics' } }),
	example('audio', files('', { kind: 'audio', name: 'Test music file', type: 'audio/mpeg', bytes: 3_897_500, durationMs: 243_000 })),
	example('voice', files('', { kind: 'voice', type: 'audio/ogg', bytes: 23_000, durationMs: 5_000 })),
	example('document', files('', { kind: 'file', name: 'Testfile.pdf', type: 'application/pdf', bytes: 536_392 })),
	example('paid-media', {
		...message,
		content: {
			kind: 'files',
			text: 'Both of them',
			files: [{ kind: 'image', source: 'large' }, { kind: 'video', source: 'clip', durationMs: 7_000 }],
		},
	}),
	example('checklist', { ...message, content: { kind: 'text', text: '☑ Before we open\n– Lights\n– Coffee' } }),
	example('successful-payment', { ...message, content: { kind: 'text', text: '💳 19.50 EUR' } }),
	example('web-app-data', { ...message, content: { kind: 'text', text: 'guests: 4\nat: 19:30' } }),
	example('venue', {
		...message,
		content: { kind: 'location', latitude: 48.2082, longitude: 16.3738, name: 'Stephansplatz', address: '1010 Wien' },
	}),
	example('poll', { ...message, content: { kind: 'text', text: '📊 Which day?\n– Monday\n– Friday' } }),
	example('story', { ...message, kind: 'unsupported', what: 'story' }),
	example('business-message', { ...message, content: { kind: 'text', text: 'Are you open?' }, thread: { business: 'bc1' } }),
	example('blocked', { kind: 'event', event: 'unfollow', from }),
	example('reaction', { kind: 'event', event: 'reaction', from, of: '1111111:1365', emoji: '🔥' }),
	example('inline-query', { kind: 'unsupported', from: null, what: 'inline_query' }),
	example('chosen-inline-result', { kind: 'unsupported', from: null, what: 'chosen_inline_result' }),
	example('callback-query', {
		kind: 'message',
		id: 'callback_query:4382bfdwdsb323b2d9',
		from,
		content: { kind: 'choice', option: 'Data from button callback', text: 'Data from button callback' },
	}),
]

export const kit: Kit = {
	channel: telegram,
	standIn,
	// The secret is all there is: it covers nothing.
	signature: { headers: ['x-telegram-bot-api-secret-token'], coversBody: false },
	// A bot is told neither of typing, nor of deleting, nor what becomes of its messages.
	cannot: ['delete', 'typing', 'receipt sent', 'receipt delivered', 'receipt read', 'receipt failed'],
	shows: {
		// A venue has a name and an address.
		location: (shown) => expect(shown).toMatchObject([{ kind: 'message', text: '📍 Stephansplatz, 1010 Wien' }]),
	},
	faults: { broken: { outcome: 'retry', code: 'provider-down' }, 'window-closed': null },
	errors: [
		{
			name: 'a flood',
			status: 429,
			body: { ok: false, error_code: 429, description: 'Too Many Requests: retry after 35', parameters: { retry_after: 35 } },
			outcome: 'retry',
			code: 'rate-limited',
			afterMs: 35_000,
		},
		refusal(400, 'Bad Request: chat not found', ['final', 'recipient-unknown']),
		refusal(400, 'Bad Request: user not found', ['final', 'recipient-unknown']),
		refusal(400, 'Bad Request: message is too long', ['final', 'content-refused']),
		refusal(400, 'Bad Request: message text is empty', ['final', 'content-refused']),
		refusal(400, 'Bad Request: not enough rights to send text messages to the chat', ['final', 'not-permitted']),
		refusal(400, 'Bad Request: USER_IS_BLOCKED', ['final', 'recipient-blocked']),
		refusal(400, 'Bad Request: something quite new', ['final', 'other']),
		refusal(401, 'Unauthorized', ['final', 'credentials-invalid']),
		refusal(403, 'Forbidden: bot was blocked by the user', ['final', 'recipient-blocked']),
		refusal(403, 'Forbidden: bot was kicked from the group chat', ['final', 'recipient-blocked']),
		refusal(403, 'Forbidden: user is deactivated', ['final', 'recipient-unknown']),
		refusal(403, "Forbidden: bot can't initiate conversation with a user", ['final', 'window-closed']),
		refusal(403, "Forbidden: bot can't send messages to bots", ['final', 'recipient-unknown']),
		refusal(404, 'Not Found', ['final', 'credentials-invalid']),
		refusal(500, 'Internal Server Error: restart', ['retry', 'provider-down']),
		{ name: 'a gateway on the way', status: 502, body: '<html>502 Bad Gateway</html>', outcome: 'unknown', code: 'provider-down' },
	],
	unknown: [
		update('hologram', { from: person }),
		update('message', { message_id: 7, from: person, chat, date: 1_441_645_532, hologram: {} }),
		update('message', { message_id: 8, from: person, chat, date: 1_441_645_532, new_chat_title: 'Ours' }),
		update('channel_post', { message_id: 9, chat: { id: -100, type: 'channel', title: 'News' }, date: 1_441_645_532, text: 'News!' }),
		update('poll_answer', { poll_id: '1', user: person, option_ids: [0] }),
		update('message_reaction_count', { chat, message_id: 9, date: 1_441_645_532, reactions: [] }),
	],
	examples,
}
