import { OpenAPIHono } from '@hono/zod-openapi'
import { firstIssue } from '../../../core/config/first-issue.ts'
import type { AppEnv } from '../context.ts'
import { problem } from '../problem-response.ts'

/** An empty set of routes, whose bad parameters and bodies are refused by the name of the field. */
export function newApp(): OpenAPIHono<AppEnv> {
	return new OpenAPIHono<AppEnv>({
		defaultHook(result, c) {
			if (result.success) return
			const code = result.target === 'json' ? 'body-invalid' : 'parameter-invalid'
			return problem(c, { code, ...firstIssue(result.error) })
		},
	})
}
