import { DurableObject } from 'cloudflare:workers'
import type { ApiKey, KeyAnswer, NewKey } from '../../core/access/api-key.ts'
import type { MethodRules } from '../../core/access.ts'
import { refusePublication, warningsOf } from '../../core/config/bounds.ts'
import { configChanges } from '../../core/audit/config-changes.ts'
import { changesOf } from '../../core/config/changes.ts'
import {
	bereaved,
	type CredentialMark,
	type Entrusted,
	inboxOwner,
	OIDC_OWNER,
	type SealedCredential,
} from '../../core/config/credential.ts'
import { DEMO_WORKSPACE, demoConfig } from '../../core/config/demo.ts'
import { parseConfig } from '../../core/config/parse-config.ts'
import type { Draft, Publication, PublishedAs, VersionRow } from '../../core/config/publication.ts'
import { agentProfileOf, type Published, queuePolicyOf } from '../../core/config/published.ts'
import type { AgentProfile, WorkspaceConfig } from '../../core/config/workspace.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Sweep } from '../../core/retention/sweep.ts'
import type { QueuePolicy } from '../../core/routing/queue-command.ts'
import type { Env } from '../env.ts'
import { AlarmClock, earlier } from '../shared/alarm-clock.ts'
import { stubOf } from '../shared/stubs.ts'
import { Tables } from '../shared/tables.ts'
import { Announcements, ANNOUNCEMENTS_DDL, type Herald } from './announcements.ts'
import { Credentials } from './credentials.ts'
import { DRAFTS_DDL, DraftStorage } from './draft-storage.ts'
import { Keys } from './keys.ts'
import { Receipts, RECEIPTS_DDL } from './receipts.ts'
import { Sweeps } from './sweeps.ts'
import { VERSIONS_DDL, VersionStorage } from './version-storage.ts'

type Signature = Pick<VersionRow, 'by' | 'note' | 'rolledBackTo'>

const DDL = VERSIONS_DDL + DRAFTS_DDL + RECEIPTS_DDL + ANNOUNCEMENTS_DDL

interface Publishing {
	/** What an idempotency key is for. */
	readonly act: string
	readonly config: WorkspaceConfig
	readonly rolledBackTo?: number | null
	/** In the same transaction. */
	readonly also?: () => void
}

const UNSIGNED: Signature = { by: null, note: null, rolledBackTo: null }
const SECRET_BYTES = 32

/** The configuration of one tenant: all that was ever published, and the draft of what is next. The other objects boot from it, with no database in reach. */
export class WorkspaceObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = {
		// What everybody's rights are worked out on.
		config: 'objects',
		policyOf: 'objects',
		profileOf: 'objects',
		versions: 'config.history',
		version: 'config.history',
		// Without a person: the demo's, and a workspace's first.
		publish: 'objects',
		establish: 'objects',
		publishOnce: 'config.publish',
		publishOver: 'inboxes.manage',
		publishedBy: 'inboxes.manage',
		publishDraft: 'config.publish',
		rollBack: 'config.publish',
		draft: 'config.history',
		saveDraft: 'config.draft',
		dropDraft: 'config.draft',
		credentials: 'config.read',
		setInboxCredentials: 'inboxes.manage',
		setOidcSecret: 'security.manage',
		sealedOf: 'objects',
		reseal: 'objects',
		sweep: 'retention.manage',
		secret: 'objects',
		apiKeys: 'keys.read',
		makeApiKey: 'keys.manage',
		useApiKey: 'objects',
		revokeApiKey: 'keys.manage',
		bindApiKeysOf: 'objects',
		revokeApiKeysOf: 'objects',
	} as const satisfies MethodRules<WorkspaceObject>

	readonly #id: WorkspaceId
	readonly #tables: Tables
	readonly #versions: VersionStorage
	readonly #draft: DraftStorage
	readonly #receipts: Receipts
	readonly #credentials: Credentials
	readonly #keys: Keys
	readonly #announcements: Announcements
	readonly #sweeps: Sweeps
	readonly #alarm: AlarmClock

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env)
		this.#id = (ctx.id.name ?? '') as WorkspaceId
		const origin = this.#id === DEMO_WORKSPACE ? { version: 0, config: demoConfig } : null
		const tables = new Tables(ctx.storage, { first: 'versions', ddl: DDL })
		this.#tables = tables
		this.#versions = new VersionStorage(ctx.storage, { tables, origin })
		this.#draft = new DraftStorage(ctx.storage, tables)
		this.#receipts = new Receipts(ctx.storage, tables)
		this.#credentials = new Credentials(ctx.storage)
		this.#keys = new Keys(ctx.storage)
		this.#announcements = new Announcements(ctx.storage, { tables, herald: this.#herald() })
		this.#sweeps = new Sweeps(ctx.storage, this.#id)
		this.#alarm = new AlarmClock(ctx.storage, () => ctx.waitUntil(this.#work()))
	}

	// What is published.

	/** Null for a workspace nobody has set up. The demo tenant needs no setting up. */
	config(): Published | null {
		return this.#versions.newest()
	}

	/** What a queue goes by; null for one that is not configured. */
	policyOf(queue: string): QueuePolicy | null {
		const published = this.config()
		return published && queuePolicyOf(published, queue)
	}

	/** What an agent's ledger goes by; null for one that is not configured. */
	profileOf(agent: string): AgentProfile | null {
		const published = this.config()
		return published && agentProfileOf(published.config, agent)
	}

	/** Newest first, those before version `before`. */
	versions({ before, limit }: { before: number | null; limit: number }): VersionRow[] {
		return this.#versions.list({ before, limit })
	}

	version(version: number): (VersionRow & Published) | null {
		return this.#versions.one(version)
	}

	// Publishing. The caller has authorised it; a version is never reused.

	/** The caller has parsed it. */
	publish(config: WorkspaceConfig, signature: Signature = UNSIGNED): { version: number } {
		return { version: this.#transact(() => this.#add(config, signature)) }
	}

	/**
	 * The first version of a workspace nobody has set up. Whoever was first may come again: what they did next may have failed, and
	 * whether it has staff by now is not known here.
	 */
	establish({ config, founder }: { config: WorkspaceConfig; founder: string }): { readonly ok: true } | Refusal {
		if (this.config()) {
			return this.ctx.storage.kv.get('founder') === founder ? { ok: true } : refuse('workspace-taken', { field: 'workspace' })
		}
		this.#transact(() => {
			this.ctx.storage.kv.put('founder', founder)
			return this.#add(config, UNSIGNED)
		})
		return { ok: true }
	}

	/** The same, once per idempotency key. A key that has published another configuration is refused, as is whatever is not over `base`. */
	publishOnce(config: WorkspaceConfig, { base = null, ...publication }: Publication & { base?: number | null }): PublishedAs {
		const act = 'publish'
		const known = this.#receipts.find(publication.key, act)
		if (known?.ok && !isSame(this.#versions.one(known.version)?.config, config)) return refuse('idempotency-key-reused')
		if (known) return known
		if (base !== null && base !== this.#newest) {
			return refuse('config-moved', { detail: `It is based on version ${base}, and ${this.#newest} is published` })
		}
		return this.#once(publication, { act, config })
	}

	/** A part of it has changed. Refused unless version `base` is the newest; an inbox's credentials go in with it. */
	publishOver(
		{ base, act, config, entrusted }: { base: number; act: string; config: WorkspaceConfig; entrusted?: Entrusted },
		publication: Publication,
	): PublishedAs {
		if (base !== this.#newest) return refuse('config-moved')
		return this.#once(publication, { act, config, also: () => entrusted && this.#keep(inboxOwner(entrusted.inbox), entrusted) })
	}

	/** What came of an idempotency key before: null for one that is new, refused for one of another act. */
	publishedBy({ key, act }: { key: string | null; act: string }): PublishedAs | null {
		return this.#receipts.find(key, act)
	}

	/** The draft becomes the newest version, and is gone. `force` publishes it over versions it does not know. */
	publishDraft({ force, ...publication }: Publication & { force: boolean }): PublishedAs {
		const act = 'publish the draft'
		const known = this.#receipts.find(publication.key, act)
		if (known) return known
		const draft = this.#draft.load()
		if (!draft) return refuse('draft-missing', { detail: 'Save one first, or look whether it has been published already' })
		if (draft.base !== this.#newest && !force) return refuse('config-moved', { detail: this.#movedOn(draft) })
		const parsed = parseConfig(JSON.parse(draft.text), { workspace: this.#id, code: 'config-invalid' })
		if (!parsed.ok) return parsed
		return this.#once(publication, { act, config: parsed.config, also: () => this.#draft.drop() })
	}

	/** A copy of an earlier version becomes the newest. It has run before: checks that have come since are not asked. */
	rollBack({ version, ...publication }: Publication & { version: number }): PublishedAs {
		const act = `roll back to ${version}`
		const known = this.#receipts.find(publication.key, act)
		if (known) return known
		const earlier = this.#versions.one(version)
		if (!earlier) return refuse('not-found', { field: 'version', detail: `There is no version ${version}; the newest is ${this.#newest}` })
		return this.#once(publication, { act, config: earlier.config, rolledBackTo: version })
	}

	// The draft.

	draft(): Draft | null {
		return this.#draft.load()
	}

	/** The caller has parsed it. What is new is based on the newest version, what changes on what it was; `base` says otherwise. */
	saveDraft({ text, base, by }: { text: string; base: number | null; by: string }): { readonly ok: true; readonly draft: Draft } | Refusal {
		if (base !== null && base !== this.#newest && !this.#versions.one(base)) {
			return refuse('parameter-invalid', { field: 'base', detail: `There is no version ${base}; the newest is ${this.#newest}` })
		}
		const draft = { base: base ?? this.#draft.load()?.base ?? this.#newest, text, updatedAtMs: Date.now(), by }
		this.#draft.save(draft)
		return { ok: true, draft }
	}

	dropDraft(): void {
		this.#draft.drop()
	}

	// Credentials. They come sealed and go sealed: there is no key to them here.

	/** Which are set. */
	credentials(): CredentialMark[] {
		return this.#credentials.marks()
	}

	/** Refused when there is no such inbox of that channel and place by now, so that nothing is entrusted to another. */
	setInboxCredentials(entrusted: Entrusted & { channel: string; apiBase: string | null }): { readonly ok: true } | Refusal {
		const inbox = this.config()?.config.inboxes.find((it) => it.id === entrusted.inbox)
		if (inbox?.channel !== entrusted.channel || inbox.apiBase !== entrusted.apiBase) return refuse('not-found')
		this.#keep(inboxOwner(entrusted.inbox), entrusted)
		return { ok: true }
	}

	setOidcSecret(entrusted: Omit<Entrusted, 'inbox'>): void {
		this.#keep(OIDC_OWNER, entrusted)
	}

	sealedOf(owner: string): SealedCredential[] {
		return this.#credentials.of(owner)
	}

	reseal(owner: string, change: { before: SealedCredential; after: string }): void {
		this.#credentials.reseal(owner, change)
	}

	#keep(owner: string, { sealed, by }: Omit<Entrusted, 'inbox'>): void {
		this.#credentials.put(owner, { sealed, by, atMs: Date.now() })
	}

	// API keys. The caller has authorised what is done to them.

	/** Newest first, without their secrets. */
	apiKeys(): ApiKey[] {
		return this.#keys.list()
	}

	makeApiKey(key: Omit<NewKey, 'nowMs'>): KeyAnswer {
		return this.#keys.make({ ...key, nowMs: Date.now() })
	}

	/** Whoever holds its secret. */
	useApiKey({ id, hash }: { id: string; hash: string }): KeyAnswer {
		return this.#keys.use({ id, hash, nowMs: Date.now() })
	}

	/** Ids of all that end: what a key has made goes with it. */
	revokeApiKey(id: string): string[] {
		return this.#keys.revoke(id)
	}

	/** Whoever made them has that role now. */
	bindApiKeysOf(maker: string, role: string): void {
		this.#keys.bind({ maker, role })
	}

	/** Whoever made them is staff no more. Ids of all that end. */
	revokeApiKeysOf(maker: string): string[] {
		return this.#keys.revokeAllOf(maker)
	}

	/** Asks at once that what is over goes; null when all is kept for ever. */
	async sweep(): Promise<Sweep | null> {
		const retention = this.config()?.config.retention
		return retention ? await this.#sweeps.ask(this.env.ARCHIVE, { retention, atMs: Date.now() }) : null
	}

	/** A signing secret for installations that set none: made once, kept here, base64 of 32 random bytes. */
	secret(): string {
		const kept = this.ctx.storage.kv.get<string>('secret')
		if (kept) return kept
		const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))
		this.ctx.storage.kv.put('secret', secret)
		return secret
	}

	override async alarm(): Promise<void> {
		this.#alarm.rang()
		await this.#work()
	}

	get #newest(): number {
		return this.config()?.version ?? 0
	}

	#movedOn({ base }: Draft): string {
		const how = `save it with ?base=${this.#newest} when it says what both should, or publish with force`
		return `The draft is based on version ${base}, and ${this.#newest} is published: look at what has changed, then ${how}`
	}

	#once({ by, note, key, bounds, dry = false }: Publication, { act, config, also, rolledBackTo = null }: Publishing): PublishedAs {
		const step = { before: this.config()?.config ?? null, after: config }
		const refusal = bounds ? refusePublication(bounds, step) : null
		if (refusal) return refusal
		if (dry) return { ok: true, version: this.#newest, changes: configChanges(step.before ?? {}, config) }
		const version = this.#transact(() => {
			const version = this.#add(config, { by, note, rolledBackTo })
			also?.()
			this.#receipts.keep(key, { act, version })
			return version
		})
		const warnings = bounds ? warningsOf(bounds, step) : []
		return { ok: true, version, ...warnings.length > 0 && { warnings } }
	}

	/** Adds a version and what it makes owed, in one transaction, and begins to tell those who go by it. */
	#transact(add: () => number): number {
		this.#tables.make()
		const version = this.ctx.storage.transactionSync(add)
		this.#arm()
		this.ctx.waitUntil(this.#work())
		return version
	}

	#add(config: WorkspaceConfig, signature: Signature): number {
		const before = this.config()
		const version = this.#newest + 1
		this.#versions.add({ version, config, atMs: Date.now(), ...signature })
		this.#announcements.owe(changesOf(before, { version, config }), version)
		if (before) this.#credentials.drop(bereaved(before.config, config))
		this.#sweeps.published({ before: before?.config.retention ?? null, after: config.retention }, Date.now())
		return version
	}

	/** Whatever is due by now. */
	async #work(): Promise<void> {
		await this.#announcements.pay()
		const retention = this.config()?.config.retention
		if (retention) await this.#sweeps.work(this.env.ARCHIVE, { retention, atMs: Date.now() })
		this.#arm()
	}

	#arm(): void {
		this.#alarm.ringBy(earlier(this.#announcements.dueMs(Date.now()), this.#sweeps.dueMs))
	}

	#herald(): Herald {
		return {
			queue: async (id) => await stubOf(this.env.QUEUE, this.#id, id).refresh(),
			agent: async (profile) => await stubOf(this.env.AGENT, this.#id, profile.id).refresh(profile),
			again: async (agent) => await stubOf(this.env.AGENT, this.#id, agent).comeAgain(),
		}
	}
}

/** Both have been through the same schema, which orders their fields. */
function isSame(a: WorkspaceConfig | undefined, b: WorkspaceConfig): boolean {
	return JSON.stringify(a) === JSON.stringify(b)
}
