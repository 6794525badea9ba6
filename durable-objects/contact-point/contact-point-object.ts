import { DurableObject } from 'cloudflare:workers'
import type { Signal } from '../../channels/channel.ts'
import { channelNamed } from '../../channels/registry.ts'
import type { MethodRules } from '../../core/access.ts'
import {
	begins,
	blankContact,
	type ContactEvent,
	type ContactState,
	evolveContact,
	type FileSource,
	type Heard,
	opensWindow,
} from '../../core/channel/contact-log.ts'
import type { OutwardEvent } from '../../core/channel/parts.ts'
import { messageIdOf } from '../../core/channel/point.ts'
import { MEDIA_OF } from '../../core/config/check-workload.ts'
import { type ConversationId, type QueueId } from '../../core/ids.ts'
import type { Contact } from '../../core/protocol/conversation.ts'
import type { FromPoint } from '../conversation/from-point.ts'
import type { Env } from '../env.ts'
import { accessOf, inboxStub } from '../inbox/inbox-object.ts'
import type { Whereabouts } from '../../core/channel/whereabouts.ts'
import { AlarmClock } from '../shared/alarm-clock.ts'
import { Journal, JOURNAL_DDL } from '../shared/journal.ts'
import { logWarning } from '../shared/log.ts'
import { newId } from '../shared/new-id.ts'
import { Outbox } from '../shared/outbox.ts'
import { Slots } from '../shared/slots.ts'
import { stubOf } from '../shared/stubs.ts'
import { Tables } from '../shared/tables.ts'
import { fetchFile } from '../files/fetch-file.ts'
import { contactOf } from './contact-of.ts'
import { type Appending, type Debt, laneOf, owedBy } from './debts.ts'
import { Dropped } from './dropped.ts'
import { earlyIn, fetchesOf, mayWait } from './early.ts'
import { heardOf, type Personal } from './heard-of.ts'
import type { HeardAt, Placed } from './heard-at.ts'
import { type Identity, identityOf } from './identity.ts'
import { inRuns, inSpokenOrder, itemsOf, type Told } from './items-of.ts'
import { NewestRows } from './newest-rows.ts'
import { GATHER_MS, mayTellNow } from './may-tell-now.ts'
import { Outgoing } from './outgoing.ts'
import { Recognition } from './recognition.ts'
import { tellMoved } from './same-person.ts'
import { Sending } from './sending.ts'

/** Rows that are told together. */
const HAND_ROWS = 100
/** Who writes to what has been closed for longer begins anew. */
const REOPEN_MS = 86_400_000
/** Rows that are kept once they are in a snapshot: what waits for its window must still be there. */
const KEEP_ROWS = 2_000
/** A week of them: a customer's word is never given up before, and of ours the rule of a day says when it has failed. */
const ATTEMPTS_MAX = 10_000
/** Who has written nothing for so long pauses. */
const PAUSE_MS = 2_000
/** Files that are fetched at once: each may hold some megabytes on its way. */
const FETCHES_MAX = 3

/** One identity of one person at one inbox: what comes from there is taken once and in order, and belongs to one conversation; what goes there goes in order. */
export class ContactPointObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		hear: 'objects',
		whereabouts: 'objects',
		send: 'objects',
		signal: 'objects',
		block: 'objects',
		join: 'objects',
		expire: 'objects',
	} as const satisfies MethodRules<ContactPointObject>

	readonly #who: Identity
	readonly #journal: Journal<ContactState, ContactEvent>
	readonly #outbox: Outbox<Debt>
	readonly #outgoing: Outgoing
	readonly #dropped: Dropped
	readonly #sending: Sending
	readonly #recognition: Recognition
	/** Where else whoever begins here is being talked with, until that has been told. */
	#kin: ConversationId | null = null
	readonly #alarm: AlarmClock
	/** As it was published when something came last; null until something has, in this life of the object. */
	#inbox: HeardAt | null = null
	/** Up to which row the conversation has been told, and while it is being told. */
	#handed = 0
	readonly #newest = new NewestRows<ContactEvent>()
	#handing: Promise<void> | null = null
	/** Which row was the newest when it was last looked whether they pause, and up to which it is written down as paid. */
	#looked = 0
	#settled = 0
	readonly #fetching = new Slots(FETCHES_MAX)

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		this.#who = identityOf(ctx.id.name ?? '')
		const tables = new Tables(ctx.storage, { first: 'log', ddl: JOURNAL_DDL })
		this.#journal = new Journal(ctx.storage, { tables, fold: { blank: blankContact, evolve: evolveContact, keep: KEEP_ROWS } })
		this.#outbox = new Outbox<Debt>(ctx.storage, {
			journal: this.#journal,
			pay: (debt) => this.#pay(debt),
			lane: laneOf,
			attemptsMax: ATTEMPTS_MAX,
		})
		this.#outgoing = new Outgoing(ctx.storage)
		this.#dropped = new Dropped(ctx.storage)
		this.#sending = new Sending({
			env,
			who: this.#who,
			outgoing: this.#outgoing,
			state: () => this.#journal.state,
			tell: (event) => this.#append(event),
		})
		this.#recognition = new Recognition({
			...{ who: this.#who, outgoing: this.#outgoing },
			env: () => this.env,
			state: () => this.#journal.state,
			isKnown: (id) => this.#journal.byClientKey(id) !== null,
			append: (event) => this.#append(event),
		})
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#look()))
	}

	// What the gateway brings.

	/** Takes what is new of it; answers how much that was. Durable once it answers. */
	async hear({ inbox, items }: { inbox: HeardAt; items: readonly Personal[] }): Promise<number> {
		this.#inbox = inbox
		this.#kin = await this.#recognition.look(inbox, items) ?? this.#kin
		return items.filter((it) => this.#take(it)).length
	}

	/** Where they are being talked with; null for nowhere. */
	whereabouts(): Whereabouts | null {
		const { conversation, contact } = this.#journal.state
		return conversation && contact && { conversation, contact }
	}

	/** Whether it is new, and wanted. */
	#take(item: Personal): boolean {
		const { state } = this.#journal
		if (item.from === null || this.#journal.byClientKey(item.id) !== null || this.#isDropped(item)) return false
		const nowMs = Date.now()
		const kept = heardOf(item, nowMs)
		if (kept === null) return this.#passOnTyping()
		const { heard, sources } = kept
		if (heard.kind === 'status') return this.#takeStatus(heard)
		if (heard.kind === 'echo' && this.#outgoing.messageOf(heard) !== null) {
			return this.#takeStatus({ of: heard.of, ours: heard.ours, state: 'sent' })
		}
		const fetches = sources.map((it): Debt => ({ type: 'fetch', file: it, seq: this.#journal.seq + 1, sinceMs: nowMs }))
		if (state.conversation === null && !begins(heard)) return this.#takeEarly(heard, { key: item.id, sources })
		const early = earlyIn({ state, after: (seq, limit) => this.#journal.after(seq, limit) })
		const conversation = state.conversation ?? newId<ConversationId>('cnv', nowMs)
		const contact = contactOf(item, { before: state.contact, nowMs })
		const { ours, thread } = item.kind === 'message' ? { ours: item.to, thread: item.thread } : {}
		const isNameless = contact !== null && contact.name === null && state.contact === null && this.#canTellNames()
		this.#append({
			type: 'heard',
			heard,
			conversation,
			...(contact && { contact }),
			...(item.from.label !== state.label && { label: item.from.label }),
			...(ours !== undefined && ours !== state.ours && { ours }),
			...(thread && { thread }),
			...(this.#kin && heard.kind === 'message' && { kin: this.#kin }),
		}, {
			key: item.id,
			since: state.early ?? null,
			debts: [
				...fetches,
				...fetchesOf(early, nowMs),
				...(isNameless ? [{ type: 'name' } as const] : []),
				...(opensWindow(heard) ? state.held.map((seq): Debt => ({ type: 'send', seq })) : []),
			],
		})
		this.#kin = null
		for (const it of [...early.map((it) => it.heard), heard]) if (it.kind === 'echo') this.#adopt(it, { conversation, nowMs })
		return true
	}

	/** What a blocked sender does is dropped, and stays so when it is delivered again. */
	#isDropped({ id, kind }: Personal): boolean {
		const { blocked, wasBlocked } = this.#journal.state
		if (blocked && kind !== 'status') this.#dropped.add(id, Date.now())
		return blocked || (wasBlocked === true && this.#dropped.has(id))
	}

	#takeEarly(heard: Heard, { key, sources }: { key: string; sources: readonly FileSource[] }): boolean {
		const row = this.#journal.seq + 1
		if (!mayWait(heard, row)) return false
		this.#append({ type: 'early', heard, row, ...(sources.length > 0 && { sources }) }, { key })
		return true
	}

	/** What is said of an answer from elsewhere takes it further, as one of ours. */
	#adopt({ of, atMs }: Extract<Heard, { kind: 'echo' }>, { conversation, nowMs }: { conversation: ConversationId; nowMs: number }): void {
		if (this.#inbox === null) return
		const sent = { external: of, conversation, atMs: Math.min(atMs ?? nowMs, nowMs) }
		const early = this.#outgoing.adopt(messageIdOf(this.#inbox.channel, of), sent)
		if (early) this.#takeStatus({ of, ...early })
	}

	/** What is said of our messages changes them, and is told of only when it has. */
	#takeStatus(heard: Parameters<Outgoing['hear']>[0] & { untilMs?: number }): boolean {
		const { of, ours, untilMs, state, problem } = heard
		const changed = of === undefined && ours === undefined && untilMs !== undefined
			? this.#outgoing.hearUntil(untilMs, state)
			: [this.#outgoing.hear({ of, ours, state, problem })].filter((it) => it !== null)
		for (const { message, conversation, state } of changed) {
			this.#append({ type: 'told', conversation, message, state, ...(problem && { problem }) })
		}
		return changed.length > 0
	}

	#canTellNames(): boolean {
		return this.#inbox !== null && channelNamed(this.#inbox.channel)?.profile !== undefined
	}

	#passOnTyping(): boolean {
		const { conversation } = this.#journal.state
		if (conversation) this.ctx.waitUntil(this.#conversation(conversation).pointTyping().catch(() => undefined))
		return false
	}

	// What conversations ask.

	/** A row of a conversation goes out. Asked twice, it is the same row. */
	send({ conversation, row, event, again }: { conversation: ConversationId; row: number; event: OutwardEvent; again?: string }): void {
		const key = ['out', conversation, row, ...(again === undefined ? [] : [again])].join(':')
		if (again !== undefined && this.#journal.byClientKey(key) === null) this.#outgoing.forgive(event.id)
		this.#append({ type: 'asked', conversation, row, event }, { key })
	}

	/** A wordless sign. It goes out now or never. */
	async signal(signal: Signal): Promise<void> {
		await this.#sending.signal(signal)
	}

	/** From now on what comes is dropped, or no longer. */
	block(on: boolean): void {
		if (this.#journal.state.blocked !== on) this.#append({ type: 'blocked', on })
	}

	/** What is said here goes on in that conversation. */
	join({ conversation, contact }: Whereabouts): void {
		if (this.#journal.state.conversation !== conversation) this.#append({ type: 'moved', conversation, contact })
	}

	/** As if the window had run out: for a developer's lab. Who has never written has none. */
	expire(): void {
		if (this.#journal.state.conversation !== null) this.#append({ type: 'expired' })
	}

	// What wakes it up.

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#outbox.drain(Date.now)
		this.#settle()
	}

	/** While somebody writes on, their next row says what is paid: it is written down by itself only once they pause. */
	async #look(): Promise<void> {
		await this.#outbox.drain(Date.now)
		if (this.#looked === this.#journal.seq) return this.#settle()
		this.#looked = this.#journal.seq
		this.#arm()
	}

	#settle(): void {
		this.#outbox.strikeOut()
		this.#settled = this.#outbox.paid
		this.#arm()
	}

	#arm(): void {
		const atMs = Date.now()
		this.#alarm.ringSoon(this.#outbox.dueMs ?? (this.#settled < this.#journal.seq ? atMs + PAUSE_MS : null), atMs)
	}

	/** One row, and what it makes owed. */
	#append(event: ContactEvent, { key = null, since = null, debts = [] }: Appending = {}): void {
		const atMs = Date.now()
		const owed = [...(since === null ? [] : [{ type: 'hand', seq: since } as const]), ...owedBy(event, this.#journal.seq + 1), ...debts]
		const appended = this.#journal.append([event], { atMs, clientKey: key, owed, paid: this.#outbox.paid })
		if (appended === null) return
		for (const row of appended) this.#newest.add(row)
		this.#outbox.owe(owed, atMs)
		this.#alarm.expect(atMs)
		if (this.#outbox.isPaying(owed)) return
		if (owed.every((it) => it.type === 'hand') && !mayTellNow()) this.#alarm.ringSoon(atMs + GATHER_MS, atMs)
		else this.ctx.waitUntil(this.#outbox.drain(Date.now).then(() => this.#arm()))
	}

	async #pay(debt: Debt): Promise<void> {
		switch (debt.type) {
			case 'hand':
				return await this.#hand(debt.seq)
			case 'send': {
				const row = this.#journal.after(debt.seq - 1, 1)[0]
				return row?.event.type === 'asked' ? await this.#sending.send(row.event, { seq: row.seq, askedAtMs: row.atMs }) : undefined
			}
			case 'fetch':
				return await this.#fetch(debt)
			case 'name':
				return await this.#name()
		}
	}

	// To the conversation.

	/** Tells all that has not been told, in one go. */
	async #hand(seq: number): Promise<void> {
		if (seq <= this.#handed) return
		this.#handing = this.#handFrom(seq)
		await this.#handing
	}

	async #handFrom(seq: number): Promise<void> {
		const rows = this.#newest.from(seq) ?? this.#journal.after(seq - 1, HAND_ROWS)
		const { contact } = this.#journal.state
		const point = await this.#point()
		if (!contact || !point) throw new Error('nobody has been heard here')
		const told = inSpokenOrder(rows).flatMap((row) => itemsOf(row, { point: point.point, contact: contact.id, outgoing: this.#outgoing }))
		for (const run of inRuns(told)) await this.#tell(run, { point, contact })
		this.#handed = rows.at(-1)?.seq ?? seq
		this.#newest.drop(this.#handed)
	}

	async #tell(run: readonly Told[], { point, contact }: { point: Placed; contact: Contact }): Promise<void> {
		const conversation = run[0]?.conversation ?? this.#journal.state.conversation
		if (conversation === null) return
		const { inbox } = point
		const from: FromPoint = {
			point: point.point,
			contact,
			queue: inbox.queue as QueueId,
			returnMs: inbox.returnMs,
			media: MEDIA_OF[inbox.channel],
			reopenMs: REOPEN_MS,
			items: run.map((it) => it.item),
		}
		const heard = await this.#conversation(conversation).hearPoint(from)
		if (heard.ok) return
		const next = newId<ConversationId>('cnv', Date.now())
		this.#append({ type: 'moved', conversation: next })
		await tellMoved(contact, { env: this.env, who: this.#who, conversation: next })
		await this.#conversation(next).hearPoint(from)
	}

	/** Where it is, by the configuration of now; throws while that cannot be read. */
	async #point(): Promise<Placed | null> {
		if (this.#inbox === null) {
			const published = await this.env.WORKSPACE.getByName(this.#who.workspace).config()
			this.#inbox = published?.config.inboxes.find((it) => it.id === this.#who.inbox) ?? null
		}
		const inbox = this.#inbox
		if (inbox === null) return null
		const { address } = this.#who
		return { inbox, point: { channel: inbox.channel, inbox: this.#who.inbox, address, label: this.#journal.state.label } }
	}

	#conversation(id: ConversationId) {
		return stubOf(this.env.CONVERSATION, this.#who.workspace, id)
	}

	// From the provider.

	/** A file lies with the conversation its message has come to, which may be another than it was said in. */
	async #fetch({ seq, sinceMs, file }: Extract<Debt, { type: 'fetch' }>): Promise<void> {
		await this.#handing
		const { conversation } = this.#journal.state
		if (this.#handed < seq || conversation === null) throw new Error('its message has not been told yet')
		const found = await this.#fetching.run(() => fetchFile({ ...file, conversation, sinceMs }, { env: this.env, who: this.#who }))
		this.#append({ type: 'stored', conversation, file: file.file, ...found })
	}

	/** Asks once who it is; without an answer they stay nameless. */
	async #name(): Promise<void> {
		const { contact } = this.#journal.state
		const permit = await inboxStub(this.env, this.#who.inbox).permit()
		if (!contact || contact.name !== null || !permit.ok) return
		const profile = await channelNamed(permit.inbox.channel)?.profile?.(this.#who.address, accessOf(permit)).catch((error) => {
			logWarning('profile-unknown', { inbox: this.#who.inbox, error })
			return null
		})
		if (profile?.name) {
			this.#append({ type: 'named', contact: { ...contact, name: profile.name, language: profile.language ?? contact.language } })
		}
	}
}
