import { type Gateway, ORIGIN } from './gateway.ts'

/** Keeps cookies as a browser does, and says where it is. */
export class Browser {
	readonly #at: Gateway
	readonly #cookies = new Map<string, string>()

	constructor(at: Gateway, cookies = '') {
		this.#at = at
		for (const cookie of cookies.split('; ')) this.#keep(cookie)
	}

	get cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
	}

	async get(path: string): Promise<Response> {
		return this.#remember(await this.#at.call(path, { headers: { cookie: this.cookie } }))
	}

	async post(path: string, body: unknown = {}): Promise<Response> {
		const headers = { cookie: this.cookie, origin: ORIGIN, 'content-type': 'application/json' }
		return this.#remember(await this.#at.call(path, { method: 'POST', headers, body: JSON.stringify(body) }))
	}

	/** The same browser, some time ago: what it has is kept, what it gets is not shared. */
	copy(): Browser {
		return new Browser(this.#at, this.cookie)
	}

	#remember(answer: Response): Response {
		for (const cookie of answer.headers.getSetCookie()) {
			const [pair = ''] = cookie.split(';')
			if (cookie.includes('Max-Age=0')) this.#cookies.delete(pair.split('=')[0] ?? '')
			else this.#keep(pair)
		}
		return answer
	}

	#keep(pair: string): void {
		const at = pair.indexOf('=')
		if (at > 0) this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
	}
}
