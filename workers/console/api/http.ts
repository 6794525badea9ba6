/** A refusal of the API: RFC 9457, with our code. */
export class ApiProblem extends Error {
	readonly code: string
	readonly status: number
	/** What exactly was wrong, where the server says it. */
	readonly detail: string | null
	/** Path of the offending field of the body, as in `queues.0.name`. */
	readonly field: string | null

	constructor(status: number, code: string, title: string, more: { detail?: string; field?: string } = {}) {
		super(title)
		this.name = 'ApiProblem'
		this.status = status
		this.code = code
		this.detail = more.detail ?? null
		this.field = more.field ?? null
	}
}

export interface HttpInit {
	readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
	readonly body?: object
	readonly signal?: AbortSignal
	/** The same key sent again does nothing again. */
	readonly idempotencyKey?: string
}

/** Speaks JSON with our own origin; a refusal or a dead line becomes an `ApiProblem` (status 0 for the line). */
export async function http<Answer>(path: string, init: HttpInit = {}): Promise<Answer> {
	const response = await fetch(path, {
		method: init.method ?? 'GET',
		headers: headersOf(init),
		body: init.body ? JSON.stringify(init.body) : undefined,
		signal: init.signal,
	}).catch(() => {
		throw new ApiProblem(0, 'unreachable', 'The server cannot be reached')
	})
	const body: unknown = await response.json().catch(() => null)
	if (!response.ok) throw problemOf(response.status, body)
	return body as Answer
}

function headersOf({ body, idempotencyKey }: HttpInit): Record<string, string> {
	return {
		accept: 'application/json',
		...(body ? { 'content-type': 'application/json' } : {}),
		...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
	}
}

function problemOf(status: number, body: unknown): ApiProblem {
	const { code, title, message, detail, field } = (body ?? {}) as Readonly<
		Record<'code' | 'title' | 'message' | 'detail' | 'field', string>
	>
	return new ApiProblem(status, code ?? 'internal', title ?? message ?? `HTTP ${status}`, { detail, field })
}
