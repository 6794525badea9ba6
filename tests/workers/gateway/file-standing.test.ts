import { describe, expect, it } from 'vitest'
import type { Content } from '../../../core/message.ts'
import type { ConversationEvent, Row } from '../../../core/protocol/conversation.ts'
import type { ContactId } from '../../../core/ids.ts'
import { whyNotHere } from '../../../workers/gateway/files/file-standing.ts'

const FILE = 'fil_01JD3ZK8Q0ABCDEFGHJKMN'
const content: Content = { kind: 'files', text: '', files: [{ id: FILE, kind: 'image', name: null, type: null, bytes: null }] }
const message: ConversationEvent = { type: 'message', id: 'm1', author: { kind: 'customer', id: 'ctc_1' as ContactId }, content }
const filler: ConversationEvent = { type: 'abandoned' }

async function why(...events: readonly ConversationEvent[]): Promise<string> {
	const rows = events.map((event, i): Row => ({ seq: i + 1, atMs: 1, event }))
	const read = ({ after, limit }: { after: number; limit: number }) => Promise.resolve(rows.slice(after, after + limit))
	return (await whyNotHere({ rows: read }, FILE)).code
}

describe('a file that is not in the store', () => {
	it('has not come yet when a message names it', async () => expect(await why(message)).toBe('file-not-here'))

	it('is told as its log tells it', async () => {
		const ended = (reason: 'gone' | 'refused' | 'too-large') => why(message, { type: 'file', file: FILE, stored: null, reason })
		expect([await ended('gone'), await ended('refused'), await ended('too-large')]).toEqual(['file-gone', 'file-refused', 'file-refused'])
	})

	it('is found however long the log is', async () => {
		expect(await why(...Array<ConversationEvent>(1_200).fill(filler), message)).toBe('file-not-here')
	})

	it('is nothing when nobody has ever named it', async () => expect(await why(filler)).toBe('not-found'))
})
