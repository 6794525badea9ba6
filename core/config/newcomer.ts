/** What a new workspace, and a new member of staff, are told to be. */
import { z } from 'zod'
import { Hours } from '../hours/hours.ts'
import { isSlug } from '../ids.ts'
import { ONE_LINE } from './hidden-character.ts'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

const WORDS = 'on one line, with no character in it that nobody can see'

/** Of a person, on one line: it stands in mails and in lists. */
export const PersonName = z.string().trim().min(1).max(80).regex(ONE_LINE, WORDS)

/** E-mail addresses are compared in lower case, so they are kept so. */
export const PersonEmail = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** Long enough to hash, short enough to be worth hashing; whether it is any good is for the sign-in to say. */
export const NewPassword = z.string().min(1).max(128)

export const NewWorkspace = z.strictObject({
	/** Its id for ever: it begins every inbox's id. */
	workspace: z.string().refine(isSlug, 'small letters, digits and dashes, at most 40'),
	name: z.string().trim().min(1).max(80).regex(ONE_LINE, WORDS),
	administrator: z.strictObject({ name: PersonName, email: PersonEmail, password: NewPassword }),
	language: z.enum(LANGUAGES).default('en'),
	/** IANA's name of it (https://www.iana.org/time-zones). */
	timeZone: Hours.shape.timeZone.default('UTC'),
})
export type NewWorkspace = z.infer<typeof NewWorkspace>
