const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
/** Bytes from here on would make some letters likelier than others. */
const FAIR_BELOW = 256 - 256 % LETTERS.length

/** A word nobody can guess, of letters and digits that are not taken for each other. `random` fills what it is given. */
export function madeWord(chars: number, random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
	let word = ''
	while (word.length < chars) {
		for (const byte of random(new Uint8Array(chars * 2))) {
			if (byte < FAIR_BELOW && word.length < chars) word += LETTERS[byte % LETTERS.length]
		}
	}
	return word
}
