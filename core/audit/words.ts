/**
 * What a row can be found by: the words in it, small and in order, each once. Writing without spaces between words is taken by
 * its characters and pairs of them. A text finds a row when each of its words begins one of the row's.
 */
import type { AuditEntry } from './entry.ts'

const WORDS_MAX = 1_000
const WORD_MAX_CHARS = 100
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

export function wordsOf({ actor, address, act, target, detail }: Omit<AuditEntry, 'id' | 'workspace' | 'atMs'>): string[] {
	const who = actor.kind === 'system' ? [actor.kind] : Object.values(actor)
	const texts = [act, ...who, address ?? '', target?.kind ?? '', target?.id ?? '', ...textsIn(detail)]
	return [...new Set(texts.flatMap(split))].sort().slice(0, WORDS_MAX)
}

/** The words somebody looks for. */
export function soughtWords(text: string): string[] {
	return [...new Set(pieces(text).flatMap((it) => isUnspaced(it) ? pairs(it) : [it]))]
}

/** Whether a row of these words is meant. */
export function speaksOf(words: readonly string[], sought: readonly string[]): boolean {
	return sought.every((it) => words.some((word) => word.startsWith(it)))
}

function split(text: string): string[] {
	return pieces(text).flatMap((it) => isUnspaced(it) ? [...it, ...pairs(it)] : [it])
}

function pieces(text: string): string[] {
	const spaced = text.normalize('NFKC').toLowerCase().replace(UNSPACED, ' $& ')
	return [...spaced.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(([it]) => it.slice(0, WORD_MAX_CHARS).toWellFormed())
}

function isUnspaced(piece: string): boolean {
	return piece.search(UNSPACED) === 0
}

function pairs(piece: string): string[] {
	const characters = [...piece]
	return characters.length === 1 ? characters : characters.slice(1).map((it, i) => `${characters[i]}${it}`)
}

/** Names as well as values: who looks for `capacity` means the field. */
function textsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return value === null ? [] : [String(value)]
	if (Array.isArray(value)) return value.flatMap(textsIn)
	return Object.entries(value).flatMap(([name, it]) => [name, ...textsIn(it)])
}
