import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEXT_MAX_CHARS } from '../../../core/message.ts'
import { SayFrame } from '../../../core/protocol/conversation.ts'
import { plainSay } from '../../../core/protocol/plain-say.ts'

const id = fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{0,70}$/), fc.string())
const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string(),
	fc.constantFrom('', ' ', '\u0000', 'a\u0000b', '\ud800', 'x'.repeat(TEXT_MAX_CHARS + 1)),
)

describe('a plain say', () => {
	it('is exactly what the schema makes of it', () => {
		fc.assert(
			fc.property(fc.record({ type: fc.constantFrom('say', 'note'), id, text, more: fc.anything() }), (json) => {
				const quick = plainSay(json)
				if (quick) expect(SayFrame.parse(json)).toEqual(quick)
			}),
			{ numRuns: 2_000 },
		)
	})

	it('is recognised in what people write', () => {
		for (const text of ['Hello', '你好，我想改签', 'a 👩‍👩‍👧 b', 'line\nline']) {
			expect(plainSay({ type: 'say', id: 'message-1', text })).toEqual({ type: 'say', id: 'message-1', text })
		}
	})

	it('leaves to the schema what is said under an assignment', () => {
		expect(plainSay({ type: 'say', id: 'message-1', text: 'Hello', epoch: 1 })).toBeNull()
	})

	it.each([null, 7, 'say', [], {}, { type: 'say' }, { type: 'say', id: 'message-1', text: '\ud800 half a pair' }])('is not %j', (json) => {
		expect(plainSay(json)).toBeNull()
	})
})
