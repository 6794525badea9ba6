/** Characters that do not show, and make a name look like another or break what reads it. */

/**
 * Controls, half surrogate pairs, the separators that end a line, and what turns the direction of all that follows
 * (https://www.unicode.org/reports/tr9/, explicit directional formatting).
 */
const IN_NAMES = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
/** In what may have several lines, whoever writes from right to left may need them. */
const IN_TEXTS = /(?![\t\n])[\p{Cc}\p{Cs}]/u

/** What a name on one line may be made of. */
export const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u

/** The first of them, as in `U+0000`; null where there is none. */
export function hiddenCharacter(text: string, { lines }: { readonly lines: boolean }): string | null {
	const code = (lines ? IN_TEXTS : IN_NAMES).exec(text)?.[0].codePointAt(0)
	return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
