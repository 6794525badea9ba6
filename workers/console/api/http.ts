/** A refusal of the API: RFC 9457, with our code. */
export class ApiProblem extends Error {
	readonly code: string
	readonly status: number

	constructor(status: number, code: string, title: string) {
		super(title)
		this.name = 'ApiProblem'
		this.status = status
		this.code = code
	}
}

/** Speaks JSON with our own origin; a refusal or a dead line becomes an `ApiProblem` (status 0 for the line). */
export async function http<Answer>(path: string, init: { method?: 'POST'; body?: object; signal?: AbortSignal } = {}): Promise<Answer> {
	const response = await fetch(path, {
		method: init.method ?? 'GET',
		headers: { accept: 'application/json', ...(init.body ? { 'content-type': 'application/json' } : {}) },
		body: init.body ? JSON.stringify(init.body) : undefined,
		signal: init.signal,
	}).catch(() => {
		throw new ApiProblem(0, 'unreachable', 'The server cannot be reached')
	})
	const body: unknown = await response.json().catch(() => null)
	if (!response.ok) throw problemOf(response.status, body)
	return body as Answer
}

function problemOf(status: number, body: unknown): ApiProblem {
	const { code, title, message } = (body ?? {}) as { code?: string; title?: string; message?: string }
	return new ApiProblem(status, code ?? 'internal', title ?? message ?? `HTTP ${status}`)
}
