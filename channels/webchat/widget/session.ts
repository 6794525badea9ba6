import type { Shelf } from './shelf.ts'

/** The visitor's standing permission to speak in one conversation. */
export interface Pass {
	readonly token: string
	readonly conversation: string
	readonly inboxName: string
	/** From here on a fresh one is asked for before connecting: half of the token's life. */
	readonly renewAtMs: number
}

export interface SessionOptions {
	readonly base: string
	readonly inbox: string
	/** BCP 47. */
	readonly language: string
	readonly shelf: Shelf
	/** Name on the shelf. */
	readonly key: string
	/** Runs one at a time across all tabs, so that two of them do not open two conversations. */
	readonly alone: <T>(act: () => Promise<T>) => Promise<T>
}

/** Statuses after which the same question may be answered otherwise. */
const PASSING = new Set([408, 425, 429])
const TOKEN_REFUSED = new Set(['token-invalid', 'token-expired'])

/** Asks for, keeps and renews the pass. */
export class Session {
	readonly #options: SessionOptions

	constructor(options: SessionOptions) {
		this.#options = options
	}

	/** The pass on the shelf: from before a reload, or from another tab. */
	stored(): Pass | null {
		return parsePass(this.#options.shelf.get(this.#options.key))
	}

	/**
	 * A pass to connect with; with `stale`, another one than that. Null when the server refuses this inbox or this site for
	 * good. Throws when the server cannot be reached at present.
	 */
	pass(stale: Pass | null, nowMs: number): Promise<Pass | null> {
		const fresh = (pass: Pass | null) => pass && pass.token !== stale?.token && pass.renewAtMs > nowMs ? pass : null
		const held = fresh(this.stored())
		if (held) return Promise.resolve(held)
		return this.#options.alone(async () => fresh(this.stored()) ?? await this.#ask(this.stored()?.token, nowMs))
	}

	async #ask(token: string | undefined, nowMs: number): Promise<Pass | null> {
		const { base, inbox, language, shelf, key } = this.#options
		const response = await fetch(`${base}/api/v1/widget/sessions`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			credentials: 'omit',
			body: JSON.stringify({ inbox, language, token }),
		})
		const body: unknown = await response.json()
		if (response.ok) {
			const pass = readPass(body, nowMs)
			shelf.set(key, JSON.stringify(pass))
			return pass
		}
		if (token && TOKEN_REFUSED.has(String(field(body, 'code')))) return this.#ask(undefined, nowMs)
		if (response.status >= 500 || PASSING.has(response.status)) throw new Error(`the server answered ${response.status}`)
		return null
	}
}

/** The server's answer as a pass. */
function readPass(body: unknown, nowMs: number): Pass {
	const token = field(body, 'token')
	const expiresAtMs = field(body, 'expiresAtMs')
	if (typeof token !== 'string' || typeof expiresAtMs !== 'number') throw new Error('the server answered something else than a session')
	return {
		token,
		conversation: String(field(body, 'conversation')),
		inboxName: String(field(field(body, 'inbox'), 'name') ?? ''),
		renewAtMs: nowMs + (expiresAtMs - nowMs) / 2,
	}
}

function parsePass(text: string | null): Pass | null {
	try {
		const pass: unknown = JSON.parse(text ?? 'null')
		const [token, conversation, inboxName, renewAtMs] = ['token', 'conversation', 'inboxName', 'renewAtMs'].map((it) => field(pass, it))
		if (typeof token !== 'string' || typeof conversation !== 'string' || typeof inboxName !== 'string') return null
		return typeof renewAtMs === 'number' ? { token, conversation, inboxName, renewAtMs } : null
	} catch {
		return null
	}
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
