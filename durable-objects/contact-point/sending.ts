/**
 * How a message goes out. Before each request it is written down that it is made, and after it what came of it: when the process
 * dies in between, the message is looked for at the provider, or sent again where that does no harm, or said to be unknown.
 */
import type { Channel, Found, Outgoing as Request, Part, Sent, Signal } from '../../channels/channel.ts'
import { channelNamed } from '../../channels/registry.ts'
import { channels } from '../../core/channel/about.ts'
import type { ContactEvent, ContactState } from '../../core/channel/contact-log.ts'
import type { DeliveryState, SendProblem } from '../../core/channel/delivery.ts'
import { partsOf, type PlannedPart } from '../../core/channel/parts.ts'
import { externalIdOf } from '../../core/channel/point.ts'
import { windowNow, windowRule, type WindowState, windowState } from '../../core/channel/window.ts'
import type { InboxConfig } from '../../core/config/workspace.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { Env } from '../env.ts'
import { outboundFile } from '../files/outbound-file.ts'
import { accessOf, inboxStub, type Permit } from '../inbox/inbox-object.ts'
import { logWarning } from '../shared/log.ts'
import { mailOut } from '../shared/mail-out.ts'
import { sealedId } from '../shared/mail-seal.ts'
import type { Identity } from './identity.ts'
import { isOpen, type Outgoing, partId } from './outgoing.ts'
import { uuidOf } from './uuid-of.ts'

type Asked = Extract<ContactEvent, { type: 'asked' }>
type Granted = Extract<Permit, { ok: true }>

interface House {
	readonly env: Env
	readonly who: Identity
	readonly outgoing: Outgoing
	state(): ContactState
	tell(event: ContactEvent): void
}

/** Of the `asked` row: its number, and when it was written. */
interface Slip {
	readonly seq: number
	readonly askedAtMs: number
}

/** What a provider carries out after all, though its answer was lost, it has carried out by then. */
const SETTLE_MS = 3_000
/** Longest wait for a turn within one attempt. */
const WAIT_MAX_MS = 2_000
/** What could not be sent for so long is told as failed. */
const GIVE_UP_MS = 24 * 3_600_000

/** It is to be tried again later. */
class Later extends Error {}

interface Attempt {
	readonly asked: Asked
	readonly slip: Slip
	readonly permit: Granted
	readonly channel: Channel
	readonly parts: readonly PlannedPart[]
	readonly window: WindowState
	/** Why nobody knows of a part. */
	doubt?: SendProblem
}

export class Sending {
	readonly #house: House
	/** The provider has asked for a rest. */
	#notBeforeMs = 0
	readonly #attempts = new Map<string, number>()

	constructor(house: House) {
		this.#house = house
	}

	/** Throws when it is worth trying again. */
	async send(asked: Asked, slip: Slip): Promise<void> {
		if (Date.now() < this.#notBeforeMs) throw new Later('the provider has asked for a rest')
		const permit = await inboxStub(this.#house.env, this.#house.who.inbox).permit()
		if (!permit.ok) return this.#stop(asked, slip, { final: permit.final, problem: permit.problem })
		const channel = channelNamed(permit.inbox.channel)
		if (!channel) return this.#tell(asked, { state: 'failed', problem: problem('not-supported') })
		const parts = partsOf(asked.event, {
			about: channels[permit.inbox.channel],
			resolve: (message) => this.#house.outgoing.externalOf(message),
		})
		await this.#try({ asked, slip, permit, channel, parts, window: this.#window(permit.inbox.channel) })
	}

	async #try(attempt: Attempt): Promise<void> {
		const { asked, slip, parts, window, permit } = attempt
		if (parts.length === 0) return this.#tell(asked, { state: 'failed', problem: problem('not-supported') })
		const isFree = parts.every((it) => it.kind === 'template' || it.kind === 'reaction')
		if ((window === 'closed' || window === 'spent') && !isFree && !this.#isBegun(asked)) {
			return this.#house.tell({ ...this.#told(asked, { state: 'held' }), held: slip.seq })
		}
		await turn(permit.waitMs)
		for (const [i, part] of parts.entries()) if (!await this.#part(attempt, { part, i })) return
		this.#attempts.delete(idOf(asked))
		const state = this.#house.outgoing.wholeOf(idOf(asked))?.state ?? 'sent'
		this.#tell(asked, { state, problem: state === 'unknown' ? attempt.doubt ?? problem('provider-down') : undefined }, parts.length)
	}

	#isBegun(asked: Asked): boolean {
		return this.#house.outgoing.stateOf(idOf(asked), 0) !== null
	}

	/** Whether the next may go. */
	async #part(attempt: Attempt, { part, i }: { part: PlannedPart; i: number }): Promise<boolean> {
		const { asked, parts } = attempt
		const message = idOf(asked)
		const before = this.#house.outgoing.stateOf(message, i)
		if (before !== null && !isOpen(before)) return before !== 'failed'
		const request = await this.#request(attempt, { part, i })
		if (request === null) return this.#fail(asked, { part: i, parts: parts.length, problem: problem('file-refused') })
		if (before !== null && !isHarmless(attempt, part)) return await this.#lookFor(attempt, { request, i, before })
		this.#house.outgoing.begin({ message, part: i, parts: parts.length, conversation: asked.conversation, atMs: Date.now() })
		const sent = await attempt.channel.send(request, { ...accessOf(attempt.permit), mail: mailOut(this.#house.env.EMAIL) })
		return await this.#after(attempt, { sent, part, i })
	}

	async #after(attempt: Attempt, { sent, part, i }: { sent: Sent; part: PlannedPart; i: number }): Promise<boolean> {
		const { asked, parts, slip, channel } = attempt
		const message = idOf(asked)
		if (sent.ok) {
			this.#sent(asked, { part: i, external: sent.id, thread: sent.thread })
			return true
		}
		// The provider may have spoken of it before it answered: then it has it.
		const heard = this.#house.outgoing.stateOf(message, i)
		if (heard !== null && !isOpen(heard)) return heard !== 'failed'
		// What broke there may have been carried out all the same. Before it goes again it is looked for, or the provider has a moment to say so.
		const isDoubtful = sent.problem.code === 'provider-down' && !isHarmless(attempt, part)
		switch (sent.outcome) {
			case 'final':
				return this.#fail(asked, { part: i, parts: parts.length, problem: sent.problem })
			case 'unknown':
				if ((!channel.find && !isHarmless(attempt, part)) || isOld(slip)) return this.#unknown(attempt, { part: i, problem: sent.problem })
				if (!isHarmless(attempt, part)) this.#notBeforeMs = Date.now() + SETTLE_MS
				throw new Later(sent.problem.code)
			case 'renew':
				await inboxStub(this.#house.env, this.#house.who.inbox).renew(attempt.permit.token)
				break
			case 'retry':
				this.#notBeforeMs = Date.now() + Math.max(sent.afterMs ?? 0, isDoubtful ? SETTLE_MS : 0)
		}
		if (isDoubtful) this.#house.outgoing.end(message, { part: i, state: 'broken' })
		else this.#house.outgoing.forget(message, i)
		this.#attempts.set(message, (this.#attempts.get(message) ?? 0) + 1)
		this.#stop(asked, slip, { final: sent.outcome === 'renew' && (this.#attempts.get(message) ?? 0) > 2, problem: sent.problem })
		return false
	}

	/** The request was begun and nothing is known of its end. */
	async #lookFor(
		attempt: Attempt,
		{ request, i, before }: { request: Request; i: number; before: 'trying' | 'broken' },
	): Promise<boolean> {
		const { asked, slip } = attempt
		const found = await this.#find(attempt, { request, i })
		if (typeof found === 'object' && found.sent) {
			this.#sent(asked, { part: i, external: found.id })
			return true
		}
		if (found === 'later' && !isOld(slip)) throw new Later('the provider cannot be asked for now')
		// Who says that it broke, and cannot be asked, is believed.
		const isGone = typeof found === 'object' || (found === 'never' && before === 'broken')
		if (!isGone) return this.#unknown(attempt, { part: i, problem: problem('provider-down') })
		this.#house.outgoing.forget(idOf(asked), i)
		this.#stop(asked, slip, { final: false, problem: problem('provider-down') })
		return false
	}

	async #find({ asked, channel, permit }: Attempt, { request, i: part }: { request: Request; i: number }): Promise<Found> {
		const { outgoing } = this.#house
		const message = idOf(asked)
		const triedAtMs = outgoing.triedAtMs(message, part) ?? Date.now()
		const search = { ...accessOf(permit), triedAtMs, isAnother: (id: string) => outgoing.isOfAnother(id, { message, part }) }
		return await channel.find?.(request, search) ?? 'never'
	}

	/** Nobody knows, until the provider says so by itself; what comes after it goes out all the same. */
	#unknown(attempt: Attempt, { part, problem }: { part: number; problem: SendProblem }): true {
		this.#house.outgoing.conclude(idOf(attempt.asked), { part, state: 'unknown' })
		attempt.doubt ??= problem
		return true
	}

	#sent(
		asked: Asked,
		{ part, external, thread }: { part: number; external: string | null; thread?: Readonly<Record<string, string>> },
	): void {
		const message = idOf(asked)
		this.#house.outgoing.conclude(message, { part, state: 'sent', external })
		// The provider may have spoken of it before it had answered.
		const early = external === null ? null : this.#house.outgoing.early(external)
		if (early && external !== null) this.#house.outgoing.hear({ of: external, ...early })
		if (thread && Object.keys(thread).length > 0) this.#house.tell({ ...this.#told(asked, { state: 'queued' }), thread })
	}

	#fail(asked: Asked, { part, parts, problem }: { part: number; parts: number; problem: SendProblem }): false {
		const message = idOf(asked)
		this.#house.outgoing.begin({ message, part, parts, conversation: asked.conversation, atMs: Date.now() })
		this.#house.outgoing.end(message, { part, state: 'failed' })
		this.#tell(asked, { state: 'failed', problem }, part)
		return false
	}

	/** Later again, or never: what has been tried for a day is over. */
	#stop(asked: Asked, slip: Slip, { final, problem }: { final: boolean; problem: SendProblem }): void {
		if (!final && !isOld(slip)) throw new Later(problem.code)
		this.#attempts.delete(idOf(asked))
		this.#tell(asked, { state: 'failed', problem })
	}

	async #request({ asked, slip, permit, window }: Attempt, { part, i }: { part: PlannedPart; i: number }): Promise<Request | null> {
		const { ours, thread } = this.#house.state()
		const opened = await this.#open(part, asked.conversation)
		if (opened === null) return null
		const id = partId(idOf(asked), i)
		const replyTo = asked.event.type === 'message' && asked.event.replyTo !== undefined ? asked.event.replyTo : null
		return {
			id,
			...(permit.inbox.channel === 'email' && { sealed: await sealedId(this.#house.env, id) }),
			uuid: await uuidOf(`${this.#house.who.inbox}/${this.#house.who.address}/${slip.seq}/${id}`),
			to: this.#house.who.address,
			from: ours ?? ownAddress(this.#house.env, permit.inbox),
			part: opened,
			replyTo: replyTo === null ? null : externalIdOf(replyTo) ?? this.#house.outgoing.externalOf(replyTo),
			window,
			statusUrl: statusUrl(this.#house.env, { permit, inbox: this.#house.who.inbox, id }),
			thread,
			attempt: this.#attempts.get(idOf(asked)) ?? 0,
		}
	}

	/** With the bytes of its files in reach; null when they are not there. */
	async #open(part: PlannedPart, conversation: ConversationId): Promise<Part | null> {
		const whose = { env: this.#house.env, workspace: this.#house.who.workspace, conversation }
		if (part.kind === 'file') {
			const file = await outboundFile(part.file, whose)
			return file && { ...part, file }
		}
		if (part.kind !== 'email') return part
		const files = await Promise.all(part.files.map((it) => outboundFile(it, whose)))
		const here = files.filter((it) => it !== null)
		return here.length === files.length ? { ...part, files: here } : null
	}

	#window(channel: Parameters<typeof windowRule>[0]['channel']): WindowState {
		const rule = windowRule({ channel, address: this.#house.who.address })
		return windowState(windowNow(rule, this.#house.state()), Date.now())
	}

	async signal(signal: Signal): Promise<void> {
		const permit = await inboxStub(this.#house.env, this.#house.who.inbox).permit()
		if (!permit.ok || permit.waitMs > 0) return
		try {
			const to = { to: this.#house.who.address, from: this.#house.state().ours }
			await channelNamed(permit.inbox.channel)?.signal?.({ ...signal, thread: this.#house.state().thread }, { ...accessOf(permit), ...to })
		} catch (error) {
			logWarning('signal-lost', { inbox: this.#house.who.inbox, error })
		}
	}

	/** Reactions and changes are nobody's to follow unless they fail. */
	#tell(asked: Asked, { state, problem }: { state: DeliveryState; problem?: SendProblem }, spent = 0): void {
		if (asked.event.type !== 'message' && state !== 'failed') return
		this.#house.tell({ ...this.#told(asked, { state, problem }), ...(spent > 0 && { spent }) })
	}

	#told(asked: Asked, { state, problem }: { state: DeliveryState; problem?: SendProblem }): Extract<ContactEvent, { type: 'told' }> {
		return { type: 'told', conversation: asked.conversation, message: idOf(asked), state, ...(problem && { problem }) }
	}
}

/** Whether the same twice comes to the same. */
function isHarmless({ channel }: Attempt, { kind }: PlannedPart): boolean {
	return channel.isIdempotent || kind === 'reaction' || kind === 'edit' || kind === 'delete'
}

function isOld({ askedAtMs }: Slip): boolean {
	return Date.now() - askedAtMs >= GIVE_UP_MS
}

function idOf({ event }: Asked): string {
	return event.id
}

function problem(code: SendProblem['code']): SendProblem {
	return { code, providerCode: null, detail: null }
}

async function turn(waitMs: number): Promise<void> {
	if (waitMs > WAIT_MAX_MS) throw new Later('others are before it')
	if (waitMs > 0) await scheduler.wait(waitMs)
}

/** Our end, before the customer has named one. */
function ownAddress({ PATCHBAY_MAIL_DOMAIN: domain }: Env, { id, channel, contactAddress }: InboxConfig): string | null {
	return contactAddress ?? (channel === 'email' && domain ? `${id}@${domain}` : null)
}

/** Where the provider tells what becomes of a message, where that has to be said with each. */
function statusUrl(env: Env, { permit, inbox, id }: { permit: Granted; inbox: string; id: string }): string {
	const origin = env.PATCHBAY_ORIGIN?.replace(/\/+$/, '') ?? ''
	return `${origin}/hooks/${permit.inbox.channel}/${inbox}?message=${encodeURIComponent(id)}`
}
