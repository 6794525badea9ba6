import { expect, test } from 'vitest'
import { channels } from '../../../core/channel/about.ts'
import { partsOf } from '../../../core/channel/parts.ts'
import type { AgentId } from '../../../core/ids.ts'
import type { Content, FileRef } from '../../../core/message.ts'

const author = { kind: 'agent', id: 'ana' as AgentId, name: 'Ana' } as const
const picture: FileRef = { id: 'fil_1', kind: 'image', name: 'a.png', type: 'image/png', bytes: 10 }

function parts(content: Content, channel: keyof typeof channels) {
	return partsOf({ type: 'message', id: 'm1', author, content }, { about: channels[channel], resolve: () => null })
}

test('a caption goes with the first file where there is room, and else by itself before them', () => {
	const files = { kind: 'files', text: 'Look', files: [picture, picture] } as const
	expect(parts(files, 'telegram')).toEqual([{ kind: 'file', text: 'Look', file: picture }, { kind: 'file', text: '', file: picture }])
	expect(parts(files, 'messenger').map((it) => it.kind)).toEqual(['text', 'file', 'file'])
	expect(parts(files, 'email')).toMatchObject([{ kind: 'email', text: 'Look', files: [picture, picture] }])
})

test('more options than a message has room for go in the next, and are numbered where nothing can be pressed', () => {
	const options = Array.from({ length: 12 }, (_, i) => ({ id: `o${i}`, title: `Option ${i}` }))
	const menu = { kind: 'menu', text: 'Which?', options } as const
	expect(parts(menu, 'whatsapp').map((it) => 'options' in it && it.options.length)).toEqual([10, 2])
	expect(parts({ ...menu, options: options.slice(0, 2) }, 'twilio-messaging')).toEqual([{
		kind: 'text',
		text: 'Which?\n1. Option 0\n2. Option 1',
	}])
})

test('what the provider has never had is not reacted to, changed or taken back there', () => {
	const reaction = { type: 'reaction', id: 'r1', of: 'ours', by: author, emoji: '👍' } as const
	const about = channels.telegram
	expect(partsOf(reaction, { about, resolve: () => null })).toEqual([])
	expect(partsOf(reaction, { about, resolve: () => 'p7' })).toEqual([{ kind: 'reaction', of: 'p7', emoji: '👍' }])
	expect(partsOf({ ...reaction, of: 'telegram:5:6' }, { about, resolve: () => null })).toMatchObject([{ of: '5:6' }])
})

test('what was changed before it went out goes as it is now, where nothing can be changed afterwards', () => {
	const edited = { type: 'edited', id: 'e1', of: 'ours', by: author, content: { kind: 'text', text: 'the' } } as const
	expect(partsOf(edited, { about: channels.email, resolve: () => null })).toEqual([{ kind: 'text', text: 'the' }])
	expect(partsOf(edited, { about: channels.telegram, resolve: () => null })).toEqual([])
	expect(partsOf(edited, { about: channels.telegram, resolve: () => 'p7' })).toEqual([{ kind: 'edit', of: 'p7', text: 'the' }])
})
