import type { ConversationId } from '../../../core/ids.ts'
import { plainFacts } from '../../../core/routing/facts.ts'
import type { Entry } from '../../../core/routing/offer.ts'

/** What a conversation puts in line of which nothing is known: for words that come late, or are wrong. */
export function entryFor(conversation: ConversationId, placement = 1): Entry {
	const subject = { contactName: null, language: 'en', preview: '', note: null }
	const plain = { facts: plainFacts, contact: null, boostMs: 0, callback: null, target: null, epoch: 0 }
	return { conversation, placement, enqueuedAtMs: Date.now(), subject, ...plain }
}
