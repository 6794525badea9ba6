import type { Context } from 'hono'
import { z } from '@hono/zod-openapi'
import { type ProblemCode, problemDocument, problems, type Refusal } from '../../core/problem.ts'
import type { AppEnv } from './context.ts'

export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457, as every refusal and every bug reads here. */
export const Problem = z.object({
	type: z.string().openapi({ example: 'urn:patchbay:problem:not-found' }),
	code: z.string().openapi({ description: 'The name of the refusal', example: 'not-found' }),
	title: z.string(),
	status: z.int(),
	detail: z.string().optional(),
	field: z.string().optional().openapi({ description: 'Path of the offending field', example: 'queues.0.name' }),
	instance: z.string().openapi({ description: 'Id of the request, also in the `x-request-id` header' }),
}).openapi('Problem')
type Problem = z.infer<typeof Problem>

type Status = (typeof problems)[ProblemCode]['status']

// deno-lint-ignore explicit-module-boundary-types -- the type Hono infers is what the routes' response types check against
export function problem<E extends AppEnv>(c: Context<E>, refusal: Omit<Refusal, 'ok'>) {
	const status: Status = problems[refusal.code].status
	const document: Problem = Problem.parse(problemDocument(refusal, c.get('requestId')))
	return c.json(document, status, { 'content-type': PROBLEM_TYPE })
}

/** The last entry of a route's responses: which refusals it knows. */
export function problemsOf(...codes: ProblemCode[]) {
	const named = codes.map((code) => `\`${code}\` (${problems[code].status})`).join(', ')
	return { description: `Refused: ${named}`, content: { [PROBLEM_TYPE]: { schema: Problem } } } as const
}
