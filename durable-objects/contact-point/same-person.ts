/** Whether whoever writes here for the first time is being talked with already: under another address of theirs here, or by another way. */
import type { Sender } from '../../channels/channel.ts'
import { codeName } from '../../core/channel/continuation.ts'
import { type ContactId, type ConversationId, objectName } from '../../core/ids.ts'
import type { Contact } from '../../core/protocol/conversation.ts'
import type { Env } from '../env.ts'
import type { Whereabouts } from '../../core/channel/whereabouts.ts'
import { logWarning } from '../shared/log.ts'
import { stubOf } from '../shared/stubs.ts'
import type { Identity } from './identity.ts'

interface Asker {
	readonly env: Pick<Env, 'CONTACT_POINT' | 'PERSON'>
	readonly who: Identity
	/** Where they are to be when they are nowhere yet. */
	readonly proposed: { readonly conversation: ConversationId; readonly contact: ContactId }
}

/** Whether there is anything about a sender by which they could be known. */
export function isKnowable({ also = [], phone, email }: Sender): boolean {
	return also.length > 0 || phone !== undefined || email !== undefined
}

export interface Recognised extends Whereabouts {
	/** Where else they are being talked with, by another channel: that is offered, and nobody is moved. */
	readonly kin: ConversationId | null
}

/** Null when nobody can say: then they begin anew. */
export async function findPerson(from: Sender, asker: Asker): Promise<Recognised | null> {
	try {
		const here = await underAnotherAddress(from, asker)
		return here ? { ...here, kin: null } : await byAnotherWay(from, asker)
	} catch (error) {
		logWarning('person-not-found', { inbox: asker.who.inbox, error })
		return null
	}
}

async function underAnotherAddress({ also = [] }: Sender, { env, who }: Asker): Promise<Whereabouts | null> {
	for (const address of also) {
		const found = await pointAt(env, { who, address }).whereabouts()
		if (found) return found
	}
	return null
}

async function byAnotherWay({ name, language, phone, email }: Sender, { env, who, proposed }: Asker): Promise<Recognised | null> {
	const { conversation } = proposed
	const contact: Contact = { id: proposed.contact, name, language: language ?? 'en', ...(phone && { phone }), ...(email && { email }) }
	for (const verified of verifiedOf({ phone, email })) {
		const found = await stubOf(env.PERSON, who.workspace, verified).claim({ conversation, contact })
		if (found.conversation !== conversation) return { conversation, contact, kin: found.conversation }
	}
	return phone === undefined && email === undefined ? null : { conversation, contact, kin: null }
}

/** What was begun for a person of these is where they are from now on. */
export async function tellMoved(
	{ phone, email, ...rest }: Contact,
	{ env, who, conversation }: Pick<Asker, 'env' | 'who'> & { conversation: ConversationId },
): Promise<void> {
	const contact = { phone, email, ...rest }
	await Promise.all(verifiedOf(contact).map((it) => stubOf(env.PERSON, who.workspace, it).moved({ conversation, contact })))
}

function verifiedOf({ phone, email }: { phone?: string; email?: string }): readonly string[] {
	return [...(phone === undefined ? [] : [`tel:${phone}`]), ...(email === undefined ? [] : [`mailto:${email}`])]
}

/** Whom a word was given to that somebody says here; null for nobody. */
export async function findByCode(code: string, { env, who }: Pick<Asker, 'env' | 'who'>): Promise<Whereabouts | null> {
	return await stubOf(env.PERSON, who.workspace, codeName(code)).whereabouts().catch(() => null)
}

/** The point of another address of the same person, at the same inbox. */
export function pointAt(env: Pick<Env, 'CONTACT_POINT'>, { who, address }: { who: Identity; address: string }) {
	return env.CONTACT_POINT.getByName(objectName(who.workspace, `${who.inbox}/${address}`))
}
