import type { Words } from './en.ts'
import type { Locale } from './locale.ts'
import { nicknameOf } from './nickname.ts'

/** A customer as the console shows them. */
export interface Customer {
	readonly name: string
	/** As it stands in a sentence: there a nickname is said to be a visitor's. */
	readonly spoken: string
	/** A nickname is no name: where it stands alone a tag beside it says so. */
	readonly isNameless: boolean
	/** Null: as the name makes it. */
	readonly face: { readonly letters: string; readonly hue: number } | null
}

export interface Known {
	readonly name: string | null | undefined
	/** The contact's id; nothing while it is not known. */
	readonly contact: string | null | undefined
}

/** By their own name, else by a nickname that is always the same one for a contact. */
export function customerOf(
	{ name, contact }: Known,
	{ locale, words: { rail } }: { locale: Locale; words: Pick<Words, 'rail'> },
): Customer {
	if (name) return { name, spoken: name, isNameless: false, face: null }
	if (!contact) return { name: rail.visitor, spoken: rail.visitor, isNameless: false, face: null }
	const { name: nickname, letters, hue } = nicknameOf(contact, locale)
	return { name: nickname, spoken: rail.nameless(nickname), isNameless: true, face: { letters, hue } }
}
