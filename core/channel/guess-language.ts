/** Scripts that one language above all is written in. Kana before Han: Japanese has both. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
	['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
	['ko', /\p{Script=Hangul}/u],
	['zh', /\p{Script=Han}/u],
	['ru', /\p{Script=Cyrillic}/u],
	['ar', /\p{Script=Arabic}/u],
	['th', /\p{Script=Thai}/u],
	['he', /\p{Script=Hebrew}/u],
	['el', /\p{Script=Greek}/u],
	['hi', /\p{Script=Devanagari}/u],
]

/** What language somebody seems to write, by its letters; null where they say nothing. */
export function guessLanguage(text: string): string | null {
	return SCRIPTS.find(([, letters]) => letters.test(text))?.[0] ?? null
}
