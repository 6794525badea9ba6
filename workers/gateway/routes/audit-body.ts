/** The record as the API shows it, and what it can be searched by. */
import { z } from '@hono/zod-openapi'
import { AUDIT_ACTS } from '../../../core/audit/entry.ts'
import type { AuditSearch } from '../../../core/audit/search.ts'
import { soughtWords } from '../../../core/audit/words.ts'

const ACTS: readonly string[] = AUDIT_ACTS
const KINDS = ['staff', 'key', 'stranger', 'system'] as const
const PAGE_MAX = 200

const digits = z.string().regex(/^\d{1,15}$/, 'a whole number').transform(Number)

export const AuditItem = z.object({
	id: z.string(),
	seq: z.int().openapi({ description: "Its number in the workspace's record; the first is 1, and none is missing" }),
	atMs: z.int(),
	workspace: z.string(),
	actor: z.object({
		kind: z.enum(KINDS).openapi({ description: '`stranger`: somebody who is not signed in. `system`: a clock or a rule' }),
		id: z.string().optional(),
		name: z.string().optional(),
	}),
	address: z.string().nullable().openapi({ description: 'Where the request came from' }),
	act: z.string().openapi({ example: 'staff.invited' }),
	target: z.object({ kind: z.string(), id: z.string() }).nullable(),
	detail: z.record(z.string(), z.unknown()),
	previous: z.string().openapi({ description: 'Hash of the row before it' }),
	hash: z.string().openapi({ description: 'SHA-256 over the hash before it, its number and its entry, in hex' }),
}).openapi('AuditRow')

export const AuditFilter = z.object({
	act: z.string().max(400).optional().openapi({
		description: 'An act, the first part of several, or some with commas between: `staff.invited`, `staff`, `config,key`',
		example: 'sign-in',
	}),
	actor: z.string().max(300).optional().openapi({ description: 'Id or name of who did it; `system` for nobody' }),
	target: z.string().max(400).optional().openapi({
		description: 'Id of what it was done to, or its kind before a colon: `usr_1`, `conversation:`',
	}),
	fromMs: digits.optional(),
	toMs: digits.optional(),
	text: z.string().max(200).optional().openapi({ description: 'Words, or beginnings of words, anywhere in the row' }),
})

export const AuditQuery = AuditFilter.extend({
	limit: digits.pipe(z.int().min(1).max(PAGE_MAX)).default(50),
	cursor: digits.optional().openapi({ description: '`nextCursor` of the page before' }),
})

type Filter = z.infer<typeof AuditFilter>

/** What is asked, or the acts that there are none of. */
export function searchOf(filter: Filter, { before = null, limit }: { before?: number | null; limit: number }): AuditSearch {
	const { act, actor, target, fromMs, toMs, text } = filter
	const words = text === undefined ? [] : soughtWords(text)
	return {
		acts: act ? actsOf(act) : null,
		actor: actor || null,
		...targetOf(target),
		fromMs: fromMs ?? null,
		toMs: toMs ?? null,
		words: words.length > 0 ? words : null,
		before,
		limit,
	}
}

/** Acts of that name, or of that area; a name nobody knows is looked for as it is, for a later version may have known it. */
function actsOf(text: string): string[] {
	const names = text.split(',').map((it) => it.trim()).filter((it) => it !== '')
	return names.flatMap((name) => {
		const known = ACTS.filter((it) => it === name || it.startsWith(`${name}.`))
		return known.length > 0 ? known : [name]
	})
}

function targetOf(target: string | undefined): Pick<AuditSearch, 'target' | 'targetKind'> {
	const [, kind, id] = /^([a-z][a-z-]*):(.*)$/s.exec(target ?? '') ?? []
	if (kind === undefined) return { target: target || null, targetKind: null }
	return { target: id || null, targetKind: kind }
}
