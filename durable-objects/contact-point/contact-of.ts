import { guessLanguage } from '../../core/channel/guess-language.ts'
import type { ContactId } from '../../core/ids.ts'
import type { Contact } from '../../core/protocol/conversation.ts'
import { newId } from '../shared/new-id.ts'
import type { Personal } from './heard-of.ts'

/** Who they are, when that is not what was known; null when it is. */
export function contactOf({ from, ...item }: Personal, { before, nowMs }: { before: Contact | null; nowMs: number }): Contact | null {
	if (from === null) return null
	const guessed = before === null && item.kind === 'message' ? guessLanguage(item.content.text) : null
	const contact: Contact = {
		...before,
		id: before?.id ?? newId<ContactId>('ctc', nowMs),
		name: from.name ?? before?.name ?? null,
		language: from.language ?? before?.language ?? guessed ?? 'en',
		...(from.phone !== undefined && { phone: from.phone }),
		...(from.email !== undefined && { email: from.email }),
	}
	return before && isSame(before, contact) ? null : contact
}

/** The newer one has everything that the older one has. */
function isSame(before: Contact, contact: Contact): boolean {
	return Object.entries(contact).every(([name, value]) => before[name as keyof Contact] === value)
}
