import { z } from 'zod'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { Home } from './global-setup.ts'

const Conversations = z.object({
	items: z.array(z.object({ id: z.string(), status: z.string(), preview: z.string(), disposition: z.string().nullable(), seq: z.int() })),
	nextCursor: z.string().nullable(),
})
const Messages = z.object({
	items: z.array(z.object({ kind: z.string(), author: z.object({ kind: z.string() }), content: z.object({ text: z.string() }) })),
	nextCursor: z.string().nullable(),
})

/** The administrator's API, as a script would use it. */
export class Api {
	readonly #home: Pick<Home, 'url' | 'apiKey'>

	constructor(home: Pick<Home, 'url' | 'apiKey'>) {
		this.#home = home
	}

	async config(): Promise<WorkspaceConfig> {
		return (await this.published()).config
	}

	async published(): Promise<{ version: number; config: WorkspaceConfig }> {
		return z.object({ version: z.int(), config: WorkspaceConfig }).parse(await this.get('/api/v1/config'))
	}

	async dropDraft(): Promise<void> {
		const response = await fetch(`${this.#home.url}/api/v1/config/draft`, { method: 'DELETE', headers: this.#headers() })
		if (!response.ok) throw new Error(`dropping the draft answered ${response.status}: ${await response.text()}`)
	}

	async publish(config: WorkspaceConfig): Promise<void> {
		await this.#send('PUT', '/api/v1/config', config)
	}

	/** Lets those who wait in a queue go over to its newest policy. */
	async migrate(queue: string): Promise<void> {
		await this.#send('POST', `/api/v1/queues/${queue}/migrate`, {})
	}

	/** From the archive. */
	async conversations(query: Record<string, string> = {}): Promise<z.infer<typeof Conversations>['items']> {
		return Conversations.parse(await this.get(`/api/v1/conversations?${new URLSearchParams(query)}`)).items
	}

	/** As it stands this moment. */
	async conversation(id: string): Promise<{ seq: number }> {
		return z.object({ seq: z.int() }).parse(await this.get(`/api/v1/conversations/${id}`))
	}

	/** From the conversation's own log. */
	async messages(conversation: string): Promise<z.infer<typeof Messages>['items']> {
		return Messages.parse(await this.get(`/api/v1/conversations/${conversation}/messages`)).items
	}

	async get(path: string): Promise<unknown> {
		const response = await fetch(this.#home.url + path, { headers: this.#headers() })
		if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
		return await response.json()
	}

	async #send(method: 'PUT' | 'POST', path: string, body: object): Promise<void> {
		const headers = { ...this.#headers(), 'content-type': 'application/json' }
		const response = await fetch(this.#home.url + path, { method, headers, body: JSON.stringify(body) })
		if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
	}

	#headers(): Record<string, string> {
		return { authorization: `Bearer ${this.#home.apiKey}` }
	}
}
