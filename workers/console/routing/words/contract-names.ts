import type { Media } from '../../../../core/routing/media.ts'
import type { Closing, SelectorName } from '../../../../core/routing/policy.ts'
import { en } from './en.ts'

/** The members of the contract's lists, read off the words: importing the lists themselves would bring their parser along. */
export const SELECTOR_NAMES = namesIn<SelectorName>(en.selector)
export const CLOSING_NAMES = namesIn<Closing>(en.closing)
export const MEDIA_NAMES = namesIn<Media>(en.media)

/** Does not compile when a name has no words, or words no name. */
function namesIn<Name extends string>(words: Readonly<Record<Name, string>>): readonly Name[] {
	return Object.keys(words) as Name[]
}
