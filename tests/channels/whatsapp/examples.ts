/** Webhooks as Meta's guides show them, and what they come to. */
import type { Example } from '../contract/kit.ts'
import { fixture } from '../contract/fixture.ts'

const ID = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA='
const OURS = 'wamid.HBgLMTQxMjU1NTA4MjkVAgASGBQzQUNCNjk5RDUwNUZGMUZEM0VBRAA='
const GROUP = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD'
const USER = 'US.13491208655302741918'

const from = { address: USER, also: ['16505551234'], name: 'Sheena Nelson', label: '+16505551234', phone: '+16505551234', language: null }
const byNumber = { address: '16505551234', name: 'Sheena Nelson', phone: '+16505551234' }
const base = { id: ID, from, atMs: 1_749_416_383_000 }

function example(file: string, ...items: readonly Record<string, unknown>[]): Example {
	return { name: file, body: fixture('whatsapp', `${file}.json`), items }
}

function said(content: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> {
	return { kind: 'message', ...base, content, ...more }
}

function fileOf(kind: string, more: Record<string, unknown>, text = ''): Record<string, unknown> {
	return said({ kind: 'files', text, files: [{ kind, bytes: null, ...more }] })
}

const status = { kind: 'status', from, of: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJCQjJGQUZFOUJBNEE5NUE4RTgA', atMs: 1_750_030_073_000 }
const REENGAGE = 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.'
const unheard = { kind: 'unsupported', from: null }

export const examples: readonly Example[] = [
	example('text', said({ kind: 'text', text: 'Does it come in another color?' })),
	example('text-without-user-id', said({ kind: 'text', text: 'Does it come in another color?' }, { from: byNumber })),
	example('text-with-username', {
		kind: 'message',
		from: { address: USER, name: 'Sheena Nelson', label: '@realsheenanelson', language: null },
		content: { kind: 'text' },
	}),
	example('text-reply', said({ kind: 'text', text: 'This one, please' }, { replyTo: OURS })),
	example('text-forwarded', said({ kind: 'text', text: 'Look' })),
	example(
		'text-from-ad',
		{ kind: 'event', event: 'follow', id: `referral ${ID}`, from, ref: 'https://fb.me/3cr4Wqqkv' },
		said({ kind: 'text', text: 'Can I get more info about this?' }),
	),
	example('text-about-product', said({ kind: 'text', text: 'Is this still available?' }, { replyTo: OURS })),
	example('image', fileOf('image', { source: '1003383421387256', type: 'image/jpeg' }, 'Taj Mahal')),
	example('video', fileOf('video', { source: '1025338302345678', type: 'video/mp4' }, 'Here it is')),
	example('audio', fileOf('audio', { source: '1908647269898587' })),
	example('voice', fileOf('voice', { source: '1908647269898588', type: 'audio/ogg; codecs=opus' })),
	example('document', fileOf('file', { source: '1376223850470843', name: 'agreement.pdf' }, 'Our signed agreement')),
	example('sticker', fileOf('sticker', { source: '798882015472548' })),
	example(
		'location',
		said({
			kind: 'location',
			latitude: 40.782910059774,
			longitude: -73.959075808525,
			name: 'Solomon R. Guggenheim Museum',
			address: '1071 5th Ave, New York, NY 10128',
		}),
	),
	example(
		'contacts',
		said({ kind: 'contacts', contacts: [{ name: 'Barbara J. Johnson', phones: ['+1 (415) 555-0829'], emails: ['bjohnson@example.com'] }] }),
	),
	example('reaction', { kind: 'event', event: 'reaction', id: `reaction ${ID}`, from, of: OURS, emoji: '👍' }),
	example('reaction-taken-back', { kind: 'event', event: 'reaction', from, of: OURS, emoji: null }),
	example('button-reply', said({ kind: 'choice', text: 'Cancel', option: 'cancel-button' }, { replyTo: OURS })),
	example('list-reply', said({ kind: 'choice', text: 'Priority Mail Express', option: 'priority_express' }, { replyTo: OURS })),
	example('flow-reply', said({ kind: 'text', text: 'Sent\ncomment_text: Quick and friendly\ndelivery_rating: 4' })),
	example(
		'address-reply',
		said({
			kind: 'text',
			text: 'Sheena Nelson\n12, 400063\nin_pin_code: 400063\nhouse_number: 12\nname: Sheena Nelson\nphone_number: +911234567890',
		}),
	),
	example('template-button', said({ kind: 'choice', text: 'Unsubscribe', option: 'Unsubscribe' })),
	example('order', said({ kind: 'text', text: 'Love these!\n2 × di9ozbzfi4 · 30 USD\n1 × nqryix03ez · 25 USD' })),
	example('system', {
		kind: 'message',
		from: { address: '16505551234' },
		content: {
			kind: 'unsupported',
			what: 'system user_changed_number',
			text: 'User Sheena Nelson changed from 16505551234 to 12195555358',
		},
	}),
	example('edit', {
		kind: 'event',
		event: 'edit',
		id: `edit ${ID}`,
		from,
		of: OURS,
		content: { kind: 'files', text: 'Updated image caption', files: [{ kind: 'image', source: '1234567890' }] },
	}),
	example('revoke', { kind: 'event', event: 'delete', id: `delete ${ID}`, from, of: OURS }),
	example('unsupported', { kind: 'unsupported', ...base, what: 'unsupported poll' }),
	example('interactive-with-nothing', { kind: 'unsupported', ...base, what: 'interactive' }),
	example('status-sent', { ...status, state: 'sent', ours: 'msg_01J00000000000000000000001.0' }),
	example('status-delivered', { ...status, state: 'delivered' }),
	example('status-read', { ...status, state: 'read', id: `status ${status.of} read` }),
	example('status-played', { ...status, state: 'read', id: `status ${status.of} played` }),
	example('status-failed', {
		...status,
		state: 'failed',
		problem: { code: 'window-closed', providerCode: '131047', detail: REENGAGE },
	}),
	example('status-failed-experiment', {
		kind: 'status',
		state: 'failed',
		of: 'wamid.xyzxyz',
		from: { address: '16505551234' },
		problem: { code: 'filtered', providerCode: '130472' },
	}),
	example('status-of-group', { kind: 'status', of: 'wamid.group', state: 'read', from: { address: 'Y2FwaV9ncm91cDo' } }),
	example('text-in-group', {
		kind: 'message',
		id: ID,
		from: { address: GROUP, name: null, label: null, language: null },
		content: { kind: 'text', text: 'Sheena Nelson: Does it come in another color?' },
	}),
	example('echo', {
		kind: 'event',
		event: 'echo',
		of: 'wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI1RjQyNUE3NEYxMzAzMzQ5MkEA',
		from,
		content: { kind: 'text', text: "Here's the info you requested! https://www.meta.com/quest/quest-3/" },
	}),
	example('call', { kind: 'unsupported', from, what: 'call' }),
	example('errors', { ...unheard, what: 'error 130429' }),
	example('template-status', { ...unheard, what: 'message_template_status_update' }),
	example('user-preferences', { ...unheard, what: 'user_preferences' }),
	example('account-update', { ...unheard, what: 'account_update' }),
	example('dashboard-test', {
		kind: 'message',
		id: 'ABGGFlA5Fpa',
		from: { address: '16315551181', name: 'test user name' },
		content: { kind: 'text', text: 'this is a text message' },
	}),
	example(
		'batch',
		{ kind: 'message', id: 'wamid.A1', from, content: { text: 'first' } },
		{ kind: 'message', id: 'wamid.B1', from: { address: 'US.20000000000000000001', name: 'Kerry Fisher' }, content: { text: 'second' } },
		{ kind: 'status', of: 'wamid.S1', state: 'sent', from: { address: USER } },
		{ kind: 'status', of: 'wamid.S1', state: 'delivered', from: { address: USER } },
	),
]
