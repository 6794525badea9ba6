/**
 * Parts what is new in a mail from what it quotes, and from its signature. Nothing is lost: what is not new is folded away, and a
 * mail that begins with somebody else's, as a forwarded one does, stays whole.
 */
import { hasYear, introLines, isHeaderBlock, isQuoteLine, isRule, isSentFrom, isSeparator } from './quote-marks.ts'

export interface Folded {
	readonly text: string
	/** Null when there is nothing to fold. */
	readonly quoted: string | null
}

export function foldQuote(mail: string): Folded {
	const lines = mail.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ').split('\n')
	const quoteAt = quoteStart(lines)
	const isAllQuote = lastWords(lines, quoteAt) === 0
	const end = withoutSignature(lines, withoutTrailingQuote(lines, isAllQuote ? lines.length : quoteAt))
	const start = leadingQuoteEnd(lines, end)
	const text = joined(lines.slice(start, end))
	const quoted = [joined(lines.slice(0, start)), joined(lines.slice(end))].filter(Boolean).join('\n\n')
	return { text, quoted: quoted === '' ? null : quoted }
}

function joined(lines: readonly string[]): string {
	return lines.map((it) => it.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '')
}

/** The first line from which on everything is quoted, without being marked line by line; the number of lines when there is none. */
function quoteStart(lines: readonly string[]): number {
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? ''
		if (isQuoteLine(line)) continue
		if (isSeparator(line)) return at
		if (isHeaderBlock(lines, at)) return ruleAbove(lines, at)
		const intro = introLines(lines, at, { isQuoted: false })
		if (intro > 0 && !isQuoteLine(nextWords(lines, at + intro))) return at
	}
	return lines.length
}

/** Outlook draws a line above the head, at times with nothing between them. */
function ruleAbove(lines: readonly string[], at: number): number {
	const above = lastWords(lines, at)
	return above > 0 && isRule(lines[above - 1] ?? '') ? above - 1 : at
}

function nextWords(lines: readonly string[], from: number): string {
	for (let at = from; at < lines.length; at++) {
		if (lines[at]?.trim()) return lines[at] ?? ''
	}
	return ''
}

/** One past the last line before `end` that says anything. */
function lastWords(lines: readonly string[], end: number): number {
	while (end > 0 && !lines[end - 1]?.trim()) end--
	return end
}

const INTRO_MAX = 4

/** Where the quote at the end begins, with the line that says who wrote it. */
function withoutTrailingQuote(lines: readonly string[], end: number): number {
	let at = lastWords(lines, end)
	const last = at
	while (at > 0 && (isQuoteLine(lines[at - 1] ?? '') || !lines[at - 1]?.trim())) at--
	if (at === last) return last
	const words = lastWords(lines, at)
	return lastWords(lines, words - introAbove(lines, words))
}

/** How many lines above say who wrote. What is short of a year may have begun a line before: programs break where they like. */
function introAbove(lines: readonly string[], end: number): number {
	let found = 0
	for (let count = 1; count <= INTRO_MAX && count <= end; count++) {
		if (introLines(lines, end - count, { isQuoted: true }) !== count) continue
		if (hasYear(lines.slice(end - count, end))) return count
		if (found === 0) found = count
	}
	return found
}

/** Who answers below what they quote has it above: it is folded too, unless they answer in between. */
function leadingQuoteEnd(lines: readonly string[], end: number): number {
	let at = 0
	while (at < end && !lines[at]?.trim()) at++
	at += introLines(lines, at, { isQuoted: true })
	const start = at
	while (at < end && (isQuoteLine(lines[at] ?? '') || !lines[at]?.trim())) at++
	const hasQuote = lines.slice(start, at).some(isQuoteLine)
	return !hasQuote || at === end || lines.slice(at, end).some(isQuoteLine) ? 0 : at
}

/** A line of two dashes without the space that makes it a signature may also be a line somebody has drawn. */
const SIGNATURE_LINES_MAX = 12

/** Without the signature (RFC 3676, 4.3), and without what a phone says of itself; with it when nothing else is there. */
function withoutSignature(lines: readonly string[], end: number): number {
	let at = end
	for (let i = end - 1; i > 0; i--) {
		const line = lines[i] ?? ''
		if (line === '-- ' || (/^--\s*$/.test(line) && end - i <= SIGNATURE_LINES_MAX)) at = lastWords(lines, i)
		if (line === '-- ' || end - i > SIGNATURE_LINES_MAX * 4) break
	}
	if (at > 1 && isSentFrom(lines[at - 1] ?? '')) at = lastWords(lines, at - 1)
	return at === 0 ? end : at
}
