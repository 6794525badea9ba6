/** Webhooks as Meta's guides show them, and what they come to. */
import type { Example } from '../contract/kit.ts'
import { fixture } from '../contract/fixture.ts'

const MID = 'aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE'
const from = { address: '1007654321000001', name: null, label: null, language: null }
const base = { id: MID, from, atMs: 1_569_262_485_349 }

function example(file: string, ...items: readonly Record<string, unknown>[]): Example {
	return { name: file, body: fixture('instagram', `${file}.json`), items }
}

function said(content: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> {
	return { kind: 'message', ...base, content, ...more }
}

function asset(number: number): string {
	return `https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=${number}&signature=s`
}

const unheard = { kind: 'unsupported', from: null }

export const examples: readonly Example[] = [
	example('text', said({ kind: 'text', text: 'Hi, do you ship to Vienna?' })),
	example('quick-reply', said({ kind: 'choice', text: 'Yes', option: 'yes' })),
	example('reply', said({ kind: 'text', text: 'This one' }, { replyTo: 'aWdfORIG' })),
	example('story-reply', said({ kind: 'link', text: 'Lovely!', url: asset(1) })),
	example('story-mention', said({ kind: 'link', url: asset(2), title: null })),
	example('share', said({ kind: 'link', url: asset(3) })),
	example('ig-post', said({ kind: 'link', url: asset(4), title: 'New in' })),
	example('reel', said({ kind: 'link', url: asset(5), title: 'How it is made' })),
	example('images', said({ kind: 'files', files: [{ kind: 'image', source: asset(6) }, { kind: 'image', source: asset(7) }] })),
	example('ephemeral', { kind: 'unsupported', ...base, what: 'ephemeral' }),
	example('unsupported', { kind: 'unsupported', ...base, what: 'unsupported message' }),
	example('deleted', { kind: 'event', event: 'delete', id: `delete ${MID}`, from, of: MID }),
	example('edit', {
		kind: 'event',
		event: 'edit',
		id: `edit ${MID} 1`,
		from,
		of: MID,
		content: { kind: 'text', text: 'Hi, do you ship to Graz?' },
	}),
	example('edit-without-anybody', { ...unheard, what: 'message_edit' }),
	example('reaction', { kind: 'event', event: 'reaction', from, of: 'aWdfOURS', emoji: '❤️' }),
	example('reaction-taken-back', { kind: 'event', event: 'reaction', from, of: 'aWdfOURS', emoji: null }),
	example('postback', said({ kind: 'choice', text: 'Talk to a human', option: 'CARE_HELP' }, { id: 'aWdfPB' })),
	example('seen', { kind: 'status', state: 'read', from, of: 'aWdfOURS' }),
	example('referral', { kind: 'event', event: 'follow', from, ref: 'REF-DATA-IN-IG-ME-PARAM' }),
	example(
		'ad-and-product',
		{ kind: 'event', event: 'follow', id: `referral ${MID}`, ref: '4242' },
		said({ kind: 'text', text: 'How much?' }),
	),
	example('echo', { kind: 'event', event: 'echo', from, of: 'aWdfOURS', content: { kind: 'text', text: 'Yes, we do' } }),
	example('by-field', {
		kind: 'message',
		id: 'random_mid',
		atMs: 1_527_459_824_000,
		from,
		content: { kind: 'text', text: 'random_text' },
	}),
	example('comment', { ...unheard, what: 'comments' }),
]
