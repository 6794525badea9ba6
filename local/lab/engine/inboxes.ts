/** The inboxes the lab plays with: made by the API as anybody would make them, and found again at the next start. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { StandIn } from '../../providers/stand-in.ts'

const Inbox = z.object({
	id: z.string(),
	name: z.string(),
	channel: z.string(),
	apiBase: z.string().nullable(),
	enabled: z.boolean(),
	credentials: z.array(z.object({ field: z.string(), set: z.boolean() })),
	webhookUrl: z.string().nullable(),
})
type Inbox = z.infer<typeof Inbox>
const Inboxes = z.object({ items: z.array(Inbox) })

/** What the credentials were that were set last, by channel, as digests: they can be set and not be read. */
export interface Memory {
	digests(): Readonly<Record<string, string>>
	keep(digests: Readonly<Record<string, string>>): void
}

export interface Gateway {
	/** Without a slash at the end. */
	readonly url: string
	readonly apiKey: string
	/** The runtime's own, unless a test has another way there. */
	readonly fetch?: (url: string, init: RequestInit) => Promise<Response>
}

export interface Opened {
	readonly id: string
	readonly hookUrl: string
}

/** How each is called in the console; its id is made of it. */
const NAMES: Readonly<Partial<Record<InboxChannel, string>>> = {
	email: 'Email',
	'twilio-messaging': 'Twilio messaging',
	whatsapp: 'WhatsApp',
	messenger: 'Messenger',
	instagram: 'Instagram',
	telegram: 'Telegram',
	line: 'LINE',
	wechat: 'WeChat',
	wecom: 'WeCom',
	slack: 'Slack',
	api: 'API',
}
/** Two who publish at once: the later one looks again. */
const TRIES = 6

export class LabInboxes {
	readonly #gateway: Gateway
	readonly #memory: Memory

	constructor(gateway: Gateway, memory: Memory) {
		this.#gateway = gateway
		this.#memory = memory
	}

	/** An inbox of this provider that leads to the lab, with the credentials the lab signs with. Throws what the API refuses. */
	async open(standIn: StandIn, apiBase: string): Promise<Opened> {
		const found = (await this.#all()).find((it) => isOurs(it, standIn))
		const inbox = found ? await this.#renew(found, { standIn, apiBase }) : await this.#make(standIn, apiBase)
		// Mail comes by no webhook; where it does come, its stand-in finds beside this.
		return { id: inbox.id, hookUrl: inbox.webhookUrl ?? `${this.#gateway.url}/hooks/${inbox.channel}/${inbox.id}` }
	}

	/** The same, when it has been made before; else null. */
	async find(standIn: StandIn, apiBase: string): Promise<Opened | null> {
		const isMade = (await this.#all()).some((it) => isOurs(it, standIn))
		return isMade ? await this.open(standIn, apiBase) : null
	}

	async #all(): Promise<readonly Inbox[]> {
		return Inboxes.parse(await this.#ask('GET', '')).items
	}

	async #make({ channel, credentials }: StandIn, apiBase: string): Promise<Inbox> {
		const name = NAMES[channel] ?? channel
		const body = { channel, apiBase, ...Object.keys(credentials).length > 0 && { credentials } }
		const made = await this.#ask('POST', '', { ...body, name }).catch((refused: unknown) => {
			// Somebody has one of that name that leads elsewhere.
			if (refused instanceof Refused && refused.code === 'inbox-taken') return this.#ask('POST', '', { ...body, name: `${name} (lab)` })
			throw refused
		})
		this.#remember(channel, credentials)
		return Inbox.parse(made)
	}

	/** Another address ends its credentials. */
	async #renew(inbox: Inbox, { standIn: { channel, credentials }, apiBase }: { standIn: StandIn; apiBase: string }): Promise<Inbox> {
		const path = `/${encodeURIComponent(inbox.id)}`
		const isElsewhere = inbox.apiBase !== apiBase || !inbox.enabled
		const moved = isElsewhere ? Inbox.parse(await this.#ask('PATCH', path, { apiBase, enabled: true })) : inbox
		const isSet = moved.credentials.every((it) => it.set) && this.#memory.digests()[channel] === digestOf(credentials)
		if (isSet || Object.keys(credentials).length === 0) return moved
		const set = Inbox.parse(await this.#ask('PUT', `${path}/credentials`, credentials))
		this.#remember(channel, credentials)
		return set
	}

	#remember(channel: InboxChannel, credentials: StandIn['credentials']): void {
		this.#memory.keep({ ...this.#memory.digests(), [channel]: digestOf(credentials) })
	}

	async #ask(method: string, path: string, body?: object): Promise<unknown> {
		for (let attempt = 1;; attempt++) {
			const response = await (this.#gateway.fetch ?? fetch)(`${this.#gateway.url}/api/v1/inboxes${path}`, {
				method,
				headers: { authorization: `Bearer ${this.#gateway.apiKey}`, ...body && { 'content-type': 'application/json' } },
				...body && { body: JSON.stringify(body) },
			})
			if (response.ok) return await response.json()
			const { code = '', detail = '' } = Problem.safeParse(await response.json().catch(() => ({}))).data ?? {}
			if (code !== 'config-moved' || attempt >= TRIES) throw new Refused(code, `${response.status} ${code} ${detail}`.trim())
		}
	}
}

const Problem = z.object({ code: z.string().optional(), detail: z.string().optional() })

class Refused extends Error {
	readonly code: string

	constructor(code: string, message: string) {
		super(message)
		this.code = code
	}
}

/** Of any earlier port too. */
function isOurs({ channel, apiBase }: Inbox, standIn: StandIn): boolean {
	return channel === standIn.channel && apiBase !== null && /^http:\/\/127\.0\.0\.1:\d+\/provider\//.test(apiBase)
}

function digestOf(credentials: StandIn['credentials']): string {
	return createHash('sha256').update(JSON.stringify(Object.entries(credentials).sort())).digest('base64url')
}
