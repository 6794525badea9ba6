import { expect, test } from 'vitest'
import type { Outgoing, Part } from '../../../channels/channel.ts'
import { bodyOf } from '../../../channels/whatsapp/body.ts'
import { outboundFile, outgoing } from '../support/calls.ts'

function body(part: Part, more: Partial<Outgoing> = {}) {
	return bodyOf(outgoing(part, { to: '16505551234', ...more }))
}

const file = (kind: 'image' | 'voice' | 'audio' | 'video' | 'sticker' | 'file', type: string, size = 10) =>
	outboundFile(kind, { name: 'a.bin', type, bytes: new Uint8Array(size) })

test('writes to a number as `to`, and to an id as `recipient`', () => {
	expect(body({ kind: 'text', text: 'Hello' })).toEqual({
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to: '16505551234',
		type: 'text',
		text: { body: 'Hello', preview_url: false },
		biz_opaque_callback_data: 'msg_01J00000000000000000000001.0',
	})
	for (const to of ['US.13491208655302741918', 'US.ENT.11815799212886844830']) {
		expect(body({ kind: 'text', text: 'Hello' }, { to })).toMatchObject({ recipient: to })
		expect(body({ kind: 'text', text: 'Hello' }, { to })).not.toHaveProperty('to')
	}
})

test('writes to a group as one', () => {
	const to = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD'
	expect(body({ kind: 'text', text: 'Hello all' }, { to })).toMatchObject({ recipient_type: 'group', to })
})

test('names what it answers, but not in a reaction, which names its message itself', () => {
	expect(body({ kind: 'text', text: 'Yes' }, { replyTo: 'wamid.1' })).toMatchObject({ context: { message_id: 'wamid.1' } })
	const reaction = body({ kind: 'reaction', of: 'wamid.1', emoji: null }, { replyTo: 'wamid.1' })
	expect(reaction).toMatchObject({ type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '' } })
	expect(reaction).not.toHaveProperty('context')
})

test('shows three options as buttons, and more of them or of words as a list', () => {
	const options = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `o${i}`, title: `Option number ${i} of a lot` }))
	expect(body({ kind: 'menu', text: 'Which?', options: options(3) })).toMatchObject({
		interactive: { type: 'button', action: { buttons: [{ reply: { id: 'o0', title: 'Option number 0 of …' } }, {}, {}] } },
	})
	expect(body({ kind: 'menu', text: 'x'.repeat(1_025), options: options(2) })).toMatchObject({ interactive: { type: 'list' } })
	expect(body({ kind: 'menu', text: '', options: options(4) })).toMatchObject({
		interactive: {
			type: 'list',
			body: { text: '…' },
			action: { sections: [{ rows: [{}, {}, {}, { title: 'Option number 3 of a lot' }] }] },
		},
	})
})

test.each([
	['a picture', file('image', 'image/jpeg'), '', 'image'],
	['a picture of a kind that is not shown', file('image', 'image/gif'), '', 'document'],
	['a picture that is too large to be shown', file('image', 'image/png', 5 * 1_048_576 + 1), '', 'document'],
	['a video', file('video', 'video/mp4'), '', 'video'],
	['a voice message', file('voice', 'audio/ogg; codecs=opus'), '', 'audio'],
	['sound with words', file('audio', 'audio/mpeg'), 'Listen', 'document'],
	['a sticker', file('sticker', 'image/webp'), '', 'sticker'],
	['a picture that is meant as a file', file('file', 'image/png'), '', 'document'],
	['anything else', file('file', 'application/x-thing'), '', 'document'],
])('sends %s as what WhatsApp shows', (_name, file, text, type) => {
	expect(body({ kind: 'file', text, file })).toMatchObject({ type, [type]: { link: file.url, ...(text !== '' && { caption: text }) } })
})

test('sends a template with its values in their order', () => {
	expect(body({ kind: 'template', text: '', name: 'order_update', language: 'en', values: ['7', 'today'] })).toMatchObject({
		template: {
			name: 'order_update',
			language: { code: 'en' },
			components: [{ type: 'body', parameters: [{ type: 'text', text: '7' }, { type: 'text', text: 'today' }] }],
		},
	})
})

test('has no way to change or take back what was sent', () => {
	expect(body({ kind: 'edit', of: 'wamid.1', text: 'No' })).toBeNull()
	expect(body({ kind: 'delete', of: 'wamid.1' })).toBeNull()
})
