/**
 * Who it is, among all the names WhatsApp has for a person. Since April 2026 everybody has a business-scoped user id, such as
 * `US.13491208655302741918`, and may hide the phone number behind a username: then webhooks come without `from` and `wa_id`. The id
 * stays while the number comes and goes, so it is the address; the number is only the address of whom no id is known. Both are
 * said, so that somebody who was known by number stays the same person once the id is there.
 */
import type { Sender } from '../channel.ts'
import { cleanId, cleanName } from '../shared/clean.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from '../shared/read.ts'

/** What a message, a status or a contact says about a person. */
interface Names {
	readonly user: string | null
	readonly number: string | null
}

const NUMBER = /^\d{6,15}$/

/** Someone from `contacts[]`. */
interface Card extends Names {
	readonly name: string | null
	readonly username: string | null
}

export interface People {
	/** Null when nobody is named at all. */
	sender(names: Names): Sender | null
}

/** `value`: of a change. `names`: of all who are spoken of in it. */
export function peopleOf(value: Fields, names: readonly Names[]): People {
	const cards = listOf(value.contacts).map(cardOf)
	// With one card, and one person spoken of, they are the same even where the two call them differently.
	const only = cards.length === 1 && new Set(names.map(({ user, number }) => user ?? number)).size === 1 ? cards[0] : undefined
	return {
		sender(names) {
			const card = cards.find((it) => isSame(it, names)) ?? only
			return senderOf({ user: names.user ?? card?.user ?? null, number: names.number ?? card?.number ?? null }, card)
		},
	}
}

export function namesOf(user: unknown, number: unknown): Names {
	return { user: cleanId(textOf(user)), number: cleanId(idOf(number)) }
}

function cardOf(value: unknown): Card {
	const contact = fieldsOf(value)
	const profile = fieldsOf(contact.profile)
	return {
		...namesOf(contact.user_id, contact.wa_id),
		name: cleanName(textOf(profile.name)),
		username: cleanName(textOf(profile.username)),
	}
}

function isSame(card: Card, { user, number }: Names): boolean {
	return user !== null && card.user !== null ? user === card.user : number !== null && number === card.number
}

function senderOf({ user, number }: Names, card: Card | undefined): Sender | null {
	const address = user ?? number
	if (address === null) return null
	const username = card?.username ?? null
	const phone = number !== null && NUMBER.test(number) ? `+${number}` : undefined
	return {
		address,
		name: card?.name ?? username,
		label: phone ?? (username === null ? null : `@${username.replace(/^@/, '')}`),
		language: null,
		...(phone !== undefined && { phone }),
		...(number !== null && number !== address && { also: [number] }),
	}
}
