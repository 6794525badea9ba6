import { describe, expect, test } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import { slack } from '../../../channels/slack/slack.ts'

function said(event: Record<string, unknown>): Inbound | undefined {
	const message = { type: 'message', channel: 'C1AAAAAA', user: 'U1', text: '', ts: '1767225700.000001', ...event }
	const authorizations = [{ team_id: 'T1', user_id: 'U0PATCHBAY', is_bot: true }]
	const body = new TextEncoder().encode(JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event: message, authorizations }))
	const translated = slack.translate(body, { credentials: {}, nowMs: 0, url: new URL('https://x.example'), headers: new Headers() })
	return translated.ok ? translated.items[0] : expect.fail('It is understood')
}

const line = (...elements: readonly unknown[]) => ({ type: 'rich_text_section', elements })
const word = (text: string) => ({ type: 'text', text })
const rich = (...elements: readonly unknown[]) => [{ type: 'rich_text', elements }]

describe('a message of blocks alone', () => {
	test('says what stands in its lines, lists and quotes', () => {
		const blocks = rich(
			line({ type: 'user', user_id: 'U0PATCHBAY' }, word(' where is <it>? '), { type: 'emoji', name: 'wave' }),
			{ type: 'rich_text_list', style: 'ordered', elements: [line(word('one')), line(word('two'))] },
			{ type: 'rich_text_list', style: 'bullet', elements: [line({ type: 'link', url: 'https://a.example/?a=1&b=2', text: 'here' })] },
			{ type: 'rich_text_quote', elements: [word('quoted')] },
			{ type: 'rich_text_preformatted', elements: [word('code')] },
		)
		expect(said({ blocks })).toMatchObject({
			kind: 'message',
			content: { kind: 'text', text: 'where is <it>? 👋\n1. one\n2. two\n• here (https://a.example/?a=1&b=2)\nquoted\ncode' },
		})
	})

	test('says what stands in sections, headers and contexts', () => {
		const blocks = [
			{ type: 'header', text: { type: 'plain_text', text: 'Order <7>' } },
			{ type: 'divider' },
			{
				type: 'section',
				text: { type: 'mrkdwn', text: 'Late &amp; <https://a.example|lost>' },
				fields: [{ type: 'plain_text', text: 'Vienna' }],
			},
			{ type: 'context', elements: [{ type: 'image', alt_text: 'x' }, { type: 'mrkdwn', text: 'by Ana' }] },
			{ type: 'image', alt_text: 'A parcel' },
		]
		expect(said({ blocks })).toMatchObject({
			content: { text: 'Order <7>\nLate & lost (https://a.example)\nVienna\nby Ana\nA parcel' },
		})
	})

	test('has its own text where it has one', () => {
		expect(said({ text: 'Hello', blocks: rich(line(word('Hello'))) })).toMatchObject({ content: { kind: 'text', text: 'Hello' } })
	})

	test('is nothing when it only has a line between', () => {
		expect(said({ blocks: [{ type: 'divider' }, null, { type: 'rich_text', elements: [7, { type: 'rich_text_list' }] }] })).toMatchObject({
			kind: 'unsupported',
			what: 'empty message',
		})
	})
})

describe('a forwarded message', () => {
	const forwarded = { is_share: true, author_name: 'Bo Lee', text: 'It is &lt;broken&gt; <https://a.example>', ts: '1767225600.000001' }

	test('is shown with who wrote it', () => {
		expect(said({ attachments: [forwarded] })).toMatchObject({
			content: { kind: 'text', text: 'Bo Lee: It is <broken> https://a.example' },
		})
	})

	test('comes after what is said about it', () => {
		expect(said({ text: 'See this', attachments: [forwarded] })).toMatchObject({
			content: { text: 'See this\nBo Lee: It is <broken> https://a.example' },
		})
	})

	test('brings its files', () => {
		const files = [{ id: 'F1', name: 'crack.png', mimetype: 'image/png', size: 10 }]
		expect(said({ attachments: [{ is_share: true, author_name: 'Bo', fallback: '[no preview]', files }] })).toMatchObject({
			content: { kind: 'files', text: '', files: [{ kind: 'image', name: 'crack.png' }] },
		})
	})

	test('is told from the preview of a link', () => {
		const preview = { title: 'Example', title_link: 'https://a.example', text: 'A site', from_url: 'https://a.example' }
		expect(said({ text: '<https://a.example>', attachments: [preview] })).toMatchObject({ content: { text: 'https://a.example' } })
	})
})

test('shows the card of another app where nothing else is said', () => {
	const card = { title: 'Ticket 7', title_link: 'https://a.example/7', text: 'Open' }
	expect(said({ attachments: [card] })).toMatchObject({ content: { text: 'Ticket 7 (https://a.example/7)\nOpen' } })
	expect(said({ attachments: [{ fallback: 'A chart' }] })).toMatchObject({ content: { text: 'A chart' } })
})
