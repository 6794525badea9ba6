import { OpenAPIHono } from '@hono/zod-openapi'
import { type FirstIssue, firstIssue } from '../../../core/config/first-issue.ts'
import type { AppContext, AppEnv } from '../context.ts'
import { problem } from '../problem-response.ts'

/** An empty set of routes, whose bad parameters and bodies are refused by the name of the field. */
export function newApp(): OpenAPIHono<AppEnv> {
	return new OpenAPIHono<AppEnv>({
		defaultHook(result, c) {
			if (result.success) return
			const found = firstIssue(result.error)
			if (result.target === 'json') return problem(c, { code: 'body-invalid', ...found })
			return problem(c, { code: 'parameter-invalid', ...found, ...result.target === 'query' && repeatedIn(c, found) })
		},
	})
}

/** A parameter that stands twice is read as a list, which none of ours is: that it is no text would puzzle whoever wrote it. */
function repeatedIn(c: AppContext, { field }: FirstIssue): { readonly detail: string } | false {
	const times = field === undefined ? 0 : c.req.queries(field)?.length ?? 0
	return times > 1 && { detail: `Stands ${times} times; say it once` }
}
