import { problemDocument, problems, type Refusal } from '../../core/problem.ts'

/** A refusal as HTTP (RFC 9457). */
export function problemResponse(refusal: Omit<Refusal, 'ok'>, instance: string): Response {
	const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
	return new Response(JSON.stringify(problemDocument(refusal, instance)), { status: problems[refusal.code].status, headers })
}
