/** What a schema says of a value it refuses, as a field and a sentence that says what to do. */
import type { z } from 'zod'

export interface FirstIssue {
	/** As in `queues.0.name`; absent for the value as a whole. */
	readonly field?: string
	readonly detail: string
}

type ZodIssue = z.core.$ZodIssue
type Found = { readonly path: readonly PropertyKey[]; readonly message: string }

export function firstIssue(error: { readonly issues: readonly ZodIssue[] }): FirstIssue {
	const [first] = error.issues
	const { path, message } = first ? explain(first) : { path: [], message: 'Not what it should be' }
	return { field: path.map(String).join('.') || undefined, detail: message }
}

function explain(issue: ZodIssue): Found {
	const { path } = issue
	if (issue.code === 'invalid_union') return explainUnion(issue)
	if (issue.code === 'unrecognized_keys') {
		return { path: [...path, issue.keys[0] ?? ''], message: 'There is no such field; take it out, or look at how it is spelt' }
	}
	if (issue.code === 'invalid_key') return { path, message: `As a name: ${issue.issues[0]?.message ?? 'not allowed'}` }
	return { path, message: sentenceOf(issue) }
}

function sentenceOf(issue: ZodIssue): string {
	if (issue.code === 'invalid_type') return isMissing(issue) ? `Missing; it must be ${kindOf(issue)}` : `Must be ${kindOf(issue)}`
	if (issue.code === 'too_small') return boundOf('at least', { origin: issue.origin, bound: Number(issue.minimum) })
	if (issue.code === 'too_big') return boundOf('at most', { origin: issue.origin, bound: Number(issue.maximum) })
	if (issue.code === 'invalid_value') return `Must be ${orList(issue.values.map((it) => JSON.stringify(it)))}`
	if (issue.code === 'invalid_format') return formatOf(issue)
	return issue.message.replace(/^is /, 'It is ')
}

/** Our own messages name what it must be; the schema's begin with a capital. */
function formatOf({ format, message }: { readonly format: string; readonly message: string }): string {
	if (format === 'date') return 'Must be a date, as in 2026-12-24'
	return /^[A-Z]/.test(message) ? message : `Must be ${message}`
}

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries', set: ' entries', record: ' entries' }

function boundOf(words: string, { origin, bound }: { origin: string; bound: number }): string {
	const unit = UNITS[origin] ?? ''
	if (unit !== '' && words === 'at least' && bound === 1) return 'Must not be empty'
	return unit === '' ? `Must be ${words} ${bound}` : `Must have ${words} ${bound}${unit}`
}

const KINDS: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	record: 'an object',
}

function kindOf({ expected }: { readonly expected: string }): string {
	return KINDS[expected] ?? expected
}

/** JSON has no `undefined`: what is read as that was not there. */
function isMissing(issue: ZodIssue): boolean {
	if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some((it) => it.path.length === 0 && isMissing(it)))
	return issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
}

/** Of the forms a value may have, the one it was meant to have: none of whose own fields is missing. */
function explainUnion({ errors, path }: Extract<ZodIssue, { code: 'invalid_union' }>): Found {
	const kinds = errors.flatMap(([it]) => it?.code === 'invalid_type' && it.path.length === 0 ? [kindOf(it)] : [])
	if (kinds.length === errors.length) return { path, message: `Must be ${orList([...new Set(kinds)])}` }
	const meant = errors.find((branch) => !branch.some(isMissing))?.[0]
	if (!meant) return { path, message: `Needs one of ${errors.flatMap(missingIn).join(', ')}` }
	const found = explain(meant)
	return { path: [...path, ...found.path], message: found.message }
}

function missingIn(branch: readonly ZodIssue[]): readonly string[] {
	return branch.filter(isMissing).slice(0, 1).map((it) => it.path.join('.'))
}

function orList(parts: readonly string[]): string {
	return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`
}
