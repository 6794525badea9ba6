import { expect, it } from 'vitest'
import { lineLabel } from '../../../workers/console/conversation/words/line-label.ts'
import { TALK_WORDS } from '../../../workers/console/conversation/words/use-talk-words.ts'
import { WORDS } from '../../../workers/console/i18n/locale.ts'
import { clockText } from '../../../workers/console/i18n/format.ts'
import type { Said } from '../../../workers/console/state/thread.ts'

const atMs = Date.UTC(2026, 10, 22, 9, 30)
const said: Said = {
	...{ kind: 'message', key: 'said-m1', id: 'm1', atMs, side: 'customer', name: null, content: { kind: 'text', text: 'Hello' } },
	...{ files: [], quote: null, reactions: [], isEdited: false, isDeleted: false, via: null, saidAtMs: null },
	...{ first: true, last: true, delivery: null, problem: null, refusedAs: null },
}

function label(more: Partial<Said>): string {
	return lineLabel({ ...said, ...more }, { words: WORDS.en, talk: TALK_WORDS.en, tag: 'en-GB' })
}

it('says who, what, when and how far it has come', () => {
	const time = clockText(atMs, 'en-GB')
	expect(label({})).toBe(`Customer: Hello, ${time}`)
	expect(label({ side: 'agent', delivery: 'read' })).toBe(`You: Hello, ${time}, ${WORDS.en.delivery.read}`)
	expect(label({ side: 'agent', name: 'Sam', isEdited: true })).toBe(`Sam: Hello, Edited, ${time}`)
	expect(label({ side: 'agent', kind: 'note' })).toBe(`${WORDS.en.note.badge}, You: Hello, ${time}`)
	expect(label({ isDeleted: true, isEdited: true })).toBe(`Customer: ${TALK_WORDS.en.said.deleted}, ${time}`)
})
