import { backOffMs } from '../../channels/webchat/widget/back-off.ts'
import type { CustomerFrame } from '../../core/protocol/conversation.ts'
import type { Item, Outbox } from './outbox.ts'
import type { Runtime } from './runtime.ts'
import { uploadFile } from './server.ts'
import type { AppFile } from './types.ts'

interface SendingOptions {
	readonly runtime: Runtime
	readonly url: string
	readonly outbox: Outbox
	token(): string | null
	isOnline(): boolean
	/** False when there is no connection. */
	send(frame: CustomerFrame): boolean
}

/** Sends what has been said, one after another in the order it was said: files first go up, and what follows them waits. */
export class Sending {
	readonly #options: SendingOptions
	#isBusy = false
	#attempt = 0
	#retry: unknown = null

	constructor(options: SendingOptions) {
		this.#options = options
	}

	flush(): void {
		if (!this.#isBusy) void this.#run()
	}

	async #run(): Promise<void> {
		this.#isBusy = true
		try {
			for (let item = this.#next(); item; item = this.#next()) {
				await this.#deliver(item)
			}
			this.#attempt = 0
		} catch {
			this.#later()
		} finally {
			this.#isBusy = false
		}
	}

	#next(): Item | undefined {
		return this.#options.isOnline() ? this.#options.outbox.next() : undefined
	}

	async #deliver(item: Item): Promise<void> {
		const { outbox, send } = this.#options
		const ready = item.files.every((it) => 'id' in it) ? item : await this.#upload(item)
		// Discarded or refused meanwhile.
		if (!ready || !outbox.items.some((it) => it.id === item.id)) return
		if (send(frameOf(ready))) outbox.sent(item.id)
	}

	/** With its files at the server; null when one is refused. Throws when it is to be tried again. */
	async #upload(item: Item): Promise<Item | null> {
		const { runtime, url, outbox, token } = this.#options
		let now = item
		for (const [n, file] of item.files.entries()) {
			if ('id' in file) continue
			const uploaded = await uploadFile({ fetch: runtime.fetch, url, token: token() ?? '' }, { file, key: `${item.id}.${n}` })
			if (!uploaded.ok) {
				outbox.refuse(item.id, uploaded.problem)
				return null
			}
			now = { ...now, files: now.files.map((it, i) => i === n ? named(file, uploaded.id) : it) }
			outbox.replace(now)
		}
		return now
	}

	#later(): void {
		const { clock, random } = this.#options.runtime
		clock.clearTimeout(this.#retry)
		this.#retry = clock.setTimeout(() => this.flush(), backOffMs(this.#attempt++, random))
	}
}

function named({ name, type }: AppFile, id: string) {
	return { name, type, id }
}

function frameOf({ id, text, option, files, replyTo }: Item): CustomerFrame {
	const answer = replyTo === null ? {} : { replyTo }
	if (option !== null) {
		return { type: 'send', id, content: { kind: 'choice', text, option }, ...answer }
	}
	if (files.length === 0) return { type: 'say', id, text, ...answer }
	const ids = files.flatMap((it) => 'id' in it ? [it.id] : [])
	return { type: 'send', id, content: { kind: 'files', text, files: ids }, ...answer }
}
