export interface Answer {
	readonly status: number
	readonly headers: Readonly<Record<string, string>>
	readonly body: string | Uint8Array
}

export function json(body: object, status = 200): Answer {
	return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function told(status: number, why: string): Answer {
	return { status, headers: { 'content-type': 'text/plain' }, body: why }
}
