/**
 * Tells the company's own push relay what an agent has said and no socket of the customer's has taken. What is owed is kept in the
 * same turn as the row it follows from, tried when its time has come, and again until the relay has it; a repeat carries the same key.
 */
import { sign, SIGNATURE_HEADER } from '../../channels/api/signature.ts'
import { fingerprint } from '../../channels/shared/fingerprint.ts'
import { inboxOwner } from '../../core/config/credential.ts'
import { type ConversationState, previewOf } from '../../core/conversation/state.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import { inOneLine } from '../../core/message.ts'
import type { ConversationEvent } from '../../core/protocol/conversation.ts'
import type { PushDevice } from '../../core/protocol/push-device.ts'
import type { Env } from '../env.ts'
import { openAll } from '../shared/credentials.ts'
import type { Appended, Journal } from '../shared/journal.ts'
import { logError, logWarning } from '../shared/log.ts'
import type { Watermarks } from './watermarks.ts'

/** So long a socket that is there may take. */
const PATIENCE_MS = 10_000
const RETRY_FIRST_MS = 1_000
const RETRY_LAST_MS = 60_000
const ATTEMPTS_MAX = 60
const ANSWER_MS = 10_000
/** Who dies while posting posts again after that. */
const LEASE_MS = 20_000
/** The newest so many devices of one person are told. */
const DEVICES_MAX = 10
/** Beyond a hundred nobody counts. */
const UNREAD_MAX = 100
const DEVICES = 'push devices'
const OWED = 'push owed'

interface Owed {
	readonly messageId: string
	readonly seq: number
	readonly preview: string
	readonly device: PushDevice
	readonly dueMs: number
	readonly attempts: number
}

interface House {
	/** Looked up for each post. */
	env(): Env
	readonly workspace: WorkspaceId
	readonly id: ConversationId
	readonly journal: Journal<ConversationState, ConversationEvent>
	readonly watermarks: Watermarks
}

/** `null`: there is nowhere to post to. */
type Relay = { readonly address: string; readonly secret: string } | null
type Outcome = 'done' | 'again' | 'forget'

export class Push {
	readonly #kv: SyncKvStorage
	readonly #house: House
	#owed: readonly Owed[]

	constructor(kv: SyncKvStorage, house: House) {
		this.#kv = kv
		this.#house = house
		this.#owed = kv.get<readonly Owed[]>(OWED) ?? []
	}

	set({ device, forget }: { device: PushDevice; forget: boolean }): void {
		const others = this.#devices().filter((it) => it.token !== device.token)
		const devices = forget ? others : [device, ...others].slice(0, DEVICES_MAX)
		if (devices.length > 0) this.#kv.put(DEVICES, devices)
		else this.#kv.delete(DEVICES)
		if (forget) this.#keep(this.#owed.filter((it) => it.device.token !== device.token))
	}

	/** Same turn as the rows. Costs nothing where no device is known. */
	note(rows: readonly Appended<ConversationEvent>[]): void {
		const said = rows.filter(isAgentMessage)
		const devices = said.length > 0 ? this.#devices() : []
		if (devices.length === 0) return
		this.#keep([...this.#owed, ...said.flatMap((row) => devices.map((device) => owedFor(row, device)))])
	}

	/** When there is something to do next; null for never. */
	get dueMs(): number | null {
		return this.#owed.length === 0 ? null : Math.min(...this.#owed.map((it) => it.dueMs))
	}

	/** Posts what is due by now and has not been taken meanwhile. What is being posted is due again only once its answer is overdue. */
	async work(nowMs: number): Promise<void> {
		if ((this.dueMs ?? Infinity) > nowMs) return
		this.#dropTaken()
		const due = this.#owed.filter((it) => it.dueMs <= nowMs)
		this.#keep(this.#owed.map((it) => due.includes(it) ? { ...it, dueMs: nowMs + LEASE_MS } : it))
		const relay = due.length > 0 ? await this.#relay() : null
		await Promise.all(due.map(async (it) => this.#settle(it, await this.#outcome(it, relay))))
	}

	async #outcome(owed: Owed, relay: Relay | 'unknown'): Promise<Outcome> {
		if (relay === 'unknown') return 'again'
		return relay === null ? 'done' : await this.#post(owed, relay)
	}

	#dropTaken(): void {
		const { received } = this.#house.watermarks.of(null).customer
		if (this.#owed.some((it) => it.seq <= received)) this.#keep(this.#owed.filter((it) => it.seq > received))
	}

	async #relay(): Promise<Relay | 'unknown'> {
		const { workspace, journal } = this.#house
		const env = this.#house.env()
		try {
			const published = await env.WORKSPACE.getByName(workspace).config()
			const inbox = published?.config.inboxes.find((it) => it.id === journal.state.inbox)
			if (!inbox?.apiBase) return null
			const { identitySecret: secret } = await openAll(env, { workspace, owner: inboxOwner(inbox.id) })
			return secret ? { address: inbox.apiBase, secret } : null
		} catch {
			return 'unknown'
		}
	}

	async #post({ messageId, preview, device }: Owed, { address, secret }: Exclude<Relay, null>): Promise<Outcome> {
		const { id: conversation } = this.#house
		const body = JSON.stringify({ type: 'push', ...device, conversation, unread: this.#unread(), preview, messageId })
		const bytes = Uint8Array.from(new TextEncoder().encode(body))
		const headers = {
			'content-type': 'application/json',
			[SIGNATURE_HEADER]: await sign(secret, bytes),
			'idempotency-key': `${conversation}.${messageId}.${fingerprint(device.token)}`,
		}
		try {
			const signal = AbortSignal.timeout(ANSWER_MS)
			const response = await fetch(address, { method: 'POST', headers, body: bytes, redirect: 'manual', signal })
			await response.body?.cancel()
			return outcomeOf(response.status)
		} catch {
			return 'again'
		}
	}

	/** What agents have said that the customer has not seen. */
	#unread(): number {
		const { journal, watermarks } = this.#house
		return journal.after(watermarks.of(null).customer.read, UNREAD_MAX).filter(isAgentMessage).length
	}

	#settle(owed: Owed, outcome: Outcome): void {
		if (outcome === 'forget') return this.set({ device: owed.device, forget: true })
		const isOver = outcome === 'done' || owed.attempts + 1 >= ATTEMPTS_MAX
		if (outcome === 'again' && isOver) logError('push-given-up', { conversation: this.#house.id, message: owed.messageId })
		this.#keep(this.#owed.flatMap((it) => isSame(it, owed) ? isOver ? [] : [postponed(it)] : [it]))
	}

	#devices(): readonly PushDevice[] {
		return this.#kv.get<readonly PushDevice[]>(DEVICES) ?? []
	}

	#keep(owed: readonly Owed[]): void {
		this.#owed = owed
		if (owed.length > 0) this.#kv.put(OWED, owed)
		else this.#kv.delete(OWED)
	}
}

type Said = Appended<ConversationEvent> & { readonly event: Extract<ConversationEvent, { type: 'message' }> }

/** What goes out by a contact point has its own way there. */
function isAgentMessage(row: Appended<ConversationEvent>): row is Said {
	return row.event.type === 'message' && row.event.author.kind === 'agent' && row.event.via === undefined
}

function owedFor({ seq, atMs, event }: Said, device: PushDevice): Owed {
	return { messageId: event.id, seq, preview: previewOf(inOneLine(event.content)), device, dueMs: atMs + PATIENCE_MS, attempts: 0 }
}

function isSame(a: Owed, b: Owed): boolean {
	return a.messageId === b.messageId && a.device.token === b.device.token
}

function postponed(owed: Owed): Owed {
	const waitMs = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(owed.attempts, 10))
	return { ...owed, attempts: owed.attempts + 1, dueMs: Date.now() + waitMs }
}

/** 410: the relay knows that the device is gone. */
function outcomeOf(status: number): Outcome {
	if (status === 410) return 'forget'
	if (status >= 500 || status === 429 || status === 408 || status === 425) return 'again'
	if (status >= 300) logWarning('push-refused', { status })
	return 'done'
}
