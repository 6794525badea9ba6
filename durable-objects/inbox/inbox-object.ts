import { DurableObject } from 'cloudflare:workers'
import { channelNamed } from '../../channels/registry.ts'
import type { Access, Credentials, InboundPull, Template } from '../../channels/channel.ts'
import type { MethodRules } from '../../core/access.ts'
import { channels } from '../../core/channel/about.ts'
import type { SendProblem } from '../../core/channel/delivery.ts'
import { inboxOwner } from '../../core/config/credential.ts'
import type { InboxConfig } from '../../core/config/workspace.ts'
import { type InboxId, objectName, type WorkspaceId, workspaceOf } from '../../core/ids.ts'
import type { Env } from '../env.ts'
import { AlarmClock } from '../shared/alarm-clock.ts'
import { openAll } from '../shared/credentials.ts'
import { logWarning } from '../shared/log.ts'
import { stubOf } from '../shared/stubs.ts'
import { askProvider, type CheckUp, type Question } from './ask-provider.ts'
import { groupBySender } from './group-by-sender.ts'
import { Pace } from './pace.ts'
import { Pulls } from './pulls.ts'
import { type Arrivals, Visits } from './visits.ts'

/** What one message needs to go out. */
export type Permit =
	/** Not before `waitMs` from now. */
	| {
		readonly ok: true
		readonly waitMs: number
		readonly inbox: InboxConfig
		readonly credentials: Credentials
		readonly token: string | null
	}
	| { readonly ok: false; readonly final: boolean; readonly problem: SendProblem }

interface KeptToken {
	readonly token: string
	readonly untilMs: number
}

interface SetUp {
	readonly untilMs: number
	readonly inbox: InboxConfig | null
	readonly credentials: Credentials
}

const KEPT_MS = 5_000
const TOKEN = 'token'
/** A token is renewed before its time: clocks differ, and a message is under way for a while. */
const TOKEN_MARGIN_MS = 300_000
const PULL_RETRY_MS = 5_000

/** What all contact points of an inbox share: its pace, its token, what is to be fetched from its provider, and how it has been heard from. */
export class InboxObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		permit: 'objects',
		renew: 'objects',
		pull: 'objects',
		noteVisit: 'objects',
		arrivals: 'config.read',
		check: 'inboxes.manage',
		connectHook: 'inboxes.manage',
		templates: 'conversations.reply',
	} as const satisfies MethodRules<InboxObject>

	readonly #id: InboxId
	readonly #workspace: WorkspaceId
	readonly #pace = new Pace()
	readonly #visits = new Visits()
	readonly #pulls: Pulls
	readonly #alarm: AlarmClock
	#kept: SetUp | null = null
	/** What the provider has refused: it must not hand out the same again. */
	#refused: string | null = null
	/** One renewal for all who ask at once. */
	#renewing: Promise<KeptToken | Exclude<Permit, { ok: true }>> | null = null

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		this.#id = (ctx.id.name ?? '').split('/')[1] as InboxId
		this.#workspace = workspaceOf(this.#id) as WorkspaceId
		this.#pulls = new Pulls(ctx.storage)
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
	}

	/** Leave for one message to one address. */
	async permit(): Promise<Permit> {
		const { inbox, credentials } = await this.#setUp()
		if (!inbox?.enabled) return notReady(true, 'The inbox is closed')
		const channel = channelNamed(inbox.channel)
		if (!channel) return notReady(true, `Nothing goes out by ${inbox.channel}`)
		const token = channel.token ? await this.#token({ inbox, credentials }) : null
		if (token && 'ok' in token) return token
		const waitMs = this.#pace.next(channels[inbox.channel].rate.perSecond, Date.now())
		return { ok: true, waitMs, inbox, credentials, token: token?.token ?? null }
	}

	/** A token has been refused: another takes its place, unless one has already. */
	renew(refused: string | null): void {
		this.#kept = null
		const kept = this.ctx.storage.kv.get<KeptToken>(TOKEN)
		if (kept?.token !== refused) return
		this.#refused = refused
		this.ctx.storage.kv.delete(TOKEN)
	}

	/** The provider has something for us. Kept once this answers, and then fetched until it is here. */
	pull(pull: Pick<InboundPull, 'id' | 'source' | 'token'>): void {
		this.#pulls.add(pull)
		this.#alarm.ringBy(Date.now() + PULL_RETRY_MS)
		this.ctx.waitUntil(this.#work())
	}

	/** Webhooks that have come, as the gateway has counted them. */
	noteVisit(visit: { readonly accepted: number; readonly refused: number; readonly atMs: number }): void {
		this.#visits.note(visit)
	}

	/** What has come since this object woke: for whoever sets it up and waits for the first. */
	arrivals(): Arrivals {
		return this.#visits.seen
	}

	/** Whether the provider takes what the inbox was given, at this moment. */
	async check(): Promise<CheckUp> {
		return await this.#ask((channel, access) => channel.check?.(access))
	}

	/** Has the provider post to this address from now on, where that can be had by its API. */
	async connectHook(hookUrl: string): Promise<CheckUp> {
		return await this.#ask((channel, access) => channel.connect?.({ ...access, hookUrl }))
	}

	/** Approved by the provider beforehand, as it tells them now; none while it cannot be asked. */
	async templates(): Promise<readonly Template[]> {
		const { inbox, credentials } = await this.#setUp()
		const channel = inbox && channelNamed(inbox.channel)
		if (!inbox || !channel?.templates) return []
		try {
			const token = channel.token ? await this.#token({ inbox, credentials }) : null
			if (token && 'ok' in token) return []
			return await channel.templates(accessOf({ inbox, credentials, token: token?.token ?? null }))
		} catch (error) {
			logWarning('templates-not-read', { inbox: this.#id, error })
			return []
		}
	}

	/** With what the inbox was given last: who asks may have given it a moment ago. */
	async #ask(question: Question): Promise<CheckUp> {
		this.#kept = null
		const { inbox, credentials } = await this.#setUp()
		return await askProvider(inbox, inbox && accessOf({ inbox, credentials, token: null }), question)
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#work()
	}

	async #work(): Promise<void> {
		const { inbox } = this.#pulls.isEmpty ? { inbox: null } : await this.#setUp()
		const channel = inbox && channelNamed(inbox.channel)
		if (!inbox || !channel?.pull) return
		try {
			await this.#pulls.run(async (asked) => {
				const permit = await this.permit()
				if (!permit.ok) throw new Error(permit.problem.code)
				return await channel.pull?.(asked, accessOf(permit)) ?? null
			}, { take: (items) => this.#take(inbox, items), renew: () => this.renew(this.ctx.storage.kv.get<KeptToken>(TOKEN)?.token ?? null) })
		} catch (error) {
			logWarning('pull-failed', { inbox: this.#id, error })
			this.#alarm.ringBy(Date.now() + PULL_RETRY_MS)
		}
	}

	/** Everything is kept where it belongs before the cursor moves on. */
	async #take(inbox: InboxConfig, items: Parameters<typeof groupBySender>[0]): Promise<void> {
		const groups = groupBySender(items)
		await Promise.all(
			[...groups].map(([address, its]) =>
				this.env.CONTACT_POINT.getByName(objectName(this.#workspace, `${this.#id}/${address}`)).hear({ inbox, items: its })
			),
		)
	}

	async #token(of: { inbox: InboxConfig; credentials: Credentials }): Promise<KeptToken | Exclude<Permit, { ok: true }>> {
		const kept = this.ctx.storage.kv.get<KeptToken>(TOKEN)
		if (kept && kept.untilMs > Date.now()) return kept
		this.#renewing ??= this.#newToken(of).finally(() => this.#renewing = null)
		return await this.#renewing
	}

	async #newToken(
		{ inbox, credentials }: { inbox: InboxConfig; credentials: Credentials },
	): Promise<KeptToken | Exclude<Permit, { ok: true }>> {
		const access = accessOf({ inbox, credentials, token: this.#refused })
		const made = await channelNamed(inbox.channel)?.token?.(access)
		if (!made) throw new Error(`${inbox.channel} has no tokens`)
		if (!made.ok) return { ok: false, final: made.outcome === 'final', problem: made.problem }
		const token = { token: made.token, untilMs: Date.now() + Math.max(0, made.lifeMs - TOKEN_MARGIN_MS) }
		this.ctx.storage.kv.put(TOKEN, token)
		this.#refused = null
		return token
	}

	/** As published, and what it was given; read again after some seconds. */
	async #setUp(): Promise<SetUp> {
		if (this.#kept && this.#kept.untilMs > Date.now()) return this.#kept
		const [published, credentials] = await Promise.all([
			this.env.WORKSPACE.getByName(this.#workspace).config(),
			openAll(this.env, { workspace: this.#workspace, owner: inboxOwner(this.#id) }),
		])
		const inbox = published?.config.inboxes.find((it) => it.id === this.#id) ?? null
		this.#kept = { untilMs: Date.now() + KEPT_MS, inbox, credentials }
		return this.#kept
	}
}

export function accessOf({ inbox, credentials, token }: Pick<Extract<Permit, { ok: true }>, 'inbox' | 'credentials' | 'token'>): Access {
	const fetchIt: Access['fetch'] = (url, init) => fetch(url, init)
	return { credentials, apiBase: inbox.apiBase?.replace(/\/+$/, '') ?? null, token, fetch: fetchIt, nowMs: Date.now() }
}

function notReady(final: boolean, detail: string): Permit {
	return { ok: false, final, problem: { code: 'inbox-not-ready', providerCode: null, detail } }
}

/** The object of an inbox. */
export function inboxStub(env: Pick<Env, 'INBOX'>, inbox: InboxId) {
	return stubOf(env.INBOX, workspaceOf(inbox) as WorkspaceId, inbox)
}
