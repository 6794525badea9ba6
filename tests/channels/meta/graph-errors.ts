import type { Outcome, ProviderError } from '../contract/kit.ts'

/** An answer of the Graph API that says no, as `{error: {message, type, code, …}}`. */
export function graphError(name: string, { code, subcode, details, outcome, problem, afterMs, status = 400, headers }: {
	readonly code: number
	readonly subcode?: number
	readonly details?: string
	readonly outcome: Outcome['outcome']
	readonly problem: Outcome['code']
	readonly afterMs?: number
	readonly status?: number
	readonly headers?: Readonly<Record<string, string>>
}): ProviderError {
	const error = {
		message: `(#${code}) ${name}`,
		type: 'OAuthException',
		code,
		...(subcode !== undefined && { error_subcode: subcode }),
		...(details !== undefined && { error_data: { messaging_product: 'whatsapp', details } }),
		fbtrace_id: 'AXcJdXv1lSEvSTZ0PAGqA3d',
	}
	return {
		name: `${name} (${code}${subcode === undefined ? '' : `/${subcode}`})`,
		status,
		body: { error },
		outcome,
		code: problem,
		afterMs,
		headers,
	}
}
