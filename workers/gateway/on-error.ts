import { HTTPException } from 'hono/http-exception'
import type { ProblemCode } from '../../core/problem.ts'
import { framesOf } from '../../core/redact.ts'
import { logError } from '../../durable-objects/shared/log.ts'
import type { AppContext } from './context.ts'
import { problem } from './problem-response.ts'

/** What the framework itself refuses, under our names. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = { 400: 'body-invalid', 413: 'body-too-large', 415: 'content-type-unsupported' }

/** The one place where what was thrown becomes an answer: bugs keep their stack here and give away only their id. */
export function onError(error: Error, c: AppContext): Response {
	const code = error instanceof HTTPException ? BY_STATUS[error.status] : undefined
	if (code) return problem(c, { code, detail: code === 'content-type-unsupported' ? 'Send application/json' : error.message })
	const failure = failureOf(error, { requestId: c.get('requestId'), method: c.req.method, path: c.req.path })
	if (failure === 'objects-unavailable') c.header('retry-after', '1')
	return problem(c, { code: failure })
}

/** What is said of it outside; inside it is said in full. */
export function failureOf(error: Error, at: { requestId: string; method: string; path: string }): 'internal' | 'objects-unavailable' {
	logError('error', { ...at, error, stack: framesOf(error) })
	return isPassing(error) ? 'objects-unavailable' : 'internal'
}

/** The runtime marks so what an object's restart or overload has caused. */
function isPassing(error: Error): boolean {
	return ('retryable' in error && error.retryable === true) || ('overloaded' in error && error.overloaded === true)
}
