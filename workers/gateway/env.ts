/**
 * What the gateway asks of the world around it, as narrow ports: the Worker's bindings fit them, and so do the few things
 * another runtime can offer. No Workers type is named here, so the app also compiles under Deno.
 */
import type { AuditHead } from '../../core/audit/audit-batch.ts'
import type { AuditEntry, AuditRow } from '../../core/audit/entry.ts'
import type { AuditSearch } from '../../core/audit/search.ts'
import type { ApiKey, KeyAnswer, NewKey } from '../../core/access/api-key.ts'
import type { CredentialMark, Entrusted, SealedCredential } from '../../core/config/credential.ts'
import type { StaffRecord, Standing } from '../../core/access/believe.ts'
import type { SeatTaken, SignIn } from '../../core/access/seat.ts'
import type { Admission, ThrottleRule } from '../../core/access/throttle.ts'
import type { Draft, Publication, PublishedAs, VersionRow } from '../../core/config/publication.ts'
import type { Published } from '../../core/config/published.ts'
import type { Inbound, InboundPull, Template } from '../../channels/channel.ts'
import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import type { Point } from '../../core/channel/point.ts'
import type { Whereabouts } from '../../core/channel/whereabouts.ts'
import type { Attached } from '../../core/files/attached.ts'
import type { HeardAt } from '../../durable-objects/contact-point/heard-at.ts'
import type { SaidPage } from '../../core/conversation/said-page.ts'
import type { ConversationSummary } from '../../core/conversation/summary.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { FactsPatch } from '../../core/conversation/facts-patch.ts'
import type { Speaker } from '../../core/message.ts'
import type { Refusal } from '../../core/problem.ts'
import type { ConversationView, OverrideAct, Row, Standing as Place } from '../../core/protocol/conversation.ts'
import type { PushDevice } from '../../core/protocol/push-device.ts'
import type { Facts } from '../../core/routing/facts.ts'
import type { Sweep } from '../../core/retention/sweep.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import type { QueueItemRow } from '../../core/protocol/queue-item.ts'
import type { CheckUp } from '../../durable-objects/inbox/ask-provider.ts'
import type { Arrivals } from '../../durable-objects/inbox/visits.ts'
import type { QueueStatus } from '../../durable-objects/queue/status.ts'

export interface Named<Stub> {
	getByName(name: string): Stub
}

/** Anything that answers a WebSocket upgrade. */
export interface SocketPort {
	fetch(request: Request): Promise<Response>
}

export interface ConversationPort extends SocketPort {
	/** Null for a conversation nobody has opened. */
	view(): Promise<ConversationView | null>
	summary(): Promise<ConversationSummary | null>
	rows(range: { after: number; limit: number }): Promise<Row[]>
	/** What was said after a row, as it stands now. */
	page(asked: { after: number; limit: number }): Promise<SaidPage>
	facts(): Promise<Facts>
	/** Answers all that is known then. `key` makes a repeat the same word; `veiled` are the fields staff see as dots. */
	learn(lesson: { facts: FactsPatch; by: Speaker; key: string; veiled?: readonly string[] }): Promise<Facts>
	/** All its tags from now on; the caller has looked whether there are such. */
	tag(labels: { tags: readonly string[]; by: Speaker; key: string }): Promise<{ readonly ok: true } | Refusal>
	/** A supervisor's act by hand. */
	/** A file has been uploaded for it: from now on a message may name it. */
	attach(attached: Attached): Promise<void>
	/** A device of the customer's is told of what they miss, or no longer. */
	setPush(how: { device: PushDevice; forget: boolean }): Promise<void>
	/** Its customer can be reached there too; from now on answers go there. */
	join(point: Point): Promise<{ readonly ok: true } | Refusal>
	/** What comes from its customer is dropped from now on, or no longer. */
	block(how: { by: Extract<Speaker, { kind: 'agent' }>; on: boolean; key: string }): Promise<{ readonly ok: true } | Refusal>
	override(act: { act: OverrideAct; by: Extract<Speaker, { kind: 'agent' }>; key: string }): Promise<{ readonly ok: true } | Refusal>
}

export interface AgentPort extends SocketPort {
	/** Ends the sockets of one sign-in. */
	signOut(signIn: string): Promise<void>
}

export interface QueuePort {
	/** Where it stands in the line; null when it does not wait there. */
	standing(conversation: ConversationId): Promise<Place | null>
	/** What has been decided on it there, as far back as the queue keeps it. */
	decisionsOf(conversation: ConversationId): Promise<DecisionRow[]>
	status(): Promise<QueueStatus>
	/** In the order of service, from the given place on. */
	items(range: { after: number; limit: number }): Promise<{ items: QueueItemRow[]; next: number | null }>
	/** Those who wait go over to the newest policy; answers how many. */
	migrate(how: { conversations: readonly ConversationId[] | 'all'; by: string }): Promise<number>
}

export interface WorkspacePort {
	/** Null for a workspace nobody has set up. */
	config(): Promise<Published | null>
	/** Newest first, those before version `before`. */
	versions(range: { before: number | null; limit: number }): Promise<VersionRow[]>
	version(version: number): Promise<(VersionRow & Published) | null>
	/** The first version of a workspace that has none; `founder` may ask again. */
	establish(first: { config: WorkspaceConfig; founder: string }): Promise<{ readonly ok: true } | Refusal>
	publishOnce(config: WorkspaceConfig, publication: Publication & { base?: number | null }): Promise<PublishedAs>
	/** Refused unless version `base` is the newest. `entrusted`: an inbox's credentials, sealed. */
	publishOver(
		change: { base: number; act: string; config: WorkspaceConfig; entrusted?: Entrusted },
		publication: Publication,
	): Promise<PublishedAs>
	/** What came of an idempotency key before; null for a new one. */
	publishedBy(asked: { key: string | null; act: string }): Promise<PublishedAs | null>
	publishDraft(publication: Publication & { force: boolean }): Promise<PublishedAs>
	rollBack(publication: Publication & { version: number }): Promise<PublishedAs>
	draft(): Promise<Draft | null>
	saveDraft(draft: { text: string; base: number | null; by: string }): Promise<{ readonly ok: true; readonly draft: Draft } | Refusal>
	dropDraft(): Promise<void>
	/** Which credentials are set, of all inboxes and of single sign-on. */
	credentials(): Promise<CredentialMark[]>
	setInboxCredentials(entrusted: Entrusted & { channel: string; apiBase: string | null }): Promise<{ readonly ok: true } | Refusal>
	setOidcSecret(entrusted: Omit<Entrusted, 'inbox'>): Promise<void>
	sealedOf(owner: string): Promise<SealedCredential[]>
	reseal(owner: string, change: { before: SealedCredential; after: string }): Promise<void>
	/** Newest first. */
	apiKeys(): Promise<ApiKey[]>
	makeApiKey(key: Omit<NewKey, 'nowMs'>): Promise<KeyAnswer>
	/** Whoever holds the secret of that hash; notes that it is used. */
	useApiKey(use: { id: string; hash: string }): Promise<KeyAnswer>
	/** Ids of all that end. */
	revokeApiKey(id: string): Promise<string[]>
	/** Whoever made them has that role now. */
	bindApiKeysOf(maker: string, role: string): Promise<void>
	/** Whoever made them is staff no more. Ids of all that end. */
	revokeApiKeysOf(maker: string): Promise<string[]>
	/** Has what is over deleted; null when all is kept for ever. */
	sweep(): Promise<Sweep | null>
	/** Random, made once and kept: signs where no `PATCHBAY_SECRET` is set. */
	secret(): Promise<string>
}

export interface AuditPort {
	/** Durable once it answers. The same entry again is the same row. */
	append(entry: AuditEntry): Promise<AuditRow>
	head(): Promise<AuditHead>
	/** Null for a row that is no longer with the object. */
	hashOf(seq: number): Promise<string | null>
	/** Newest first, among the rows that are still with the object: all that the archive lacks, and some more. */
	find(search: AuditSearch): Promise<AuditRow[]>
	/** Oldest first, among the same. */
	rows(range: { after: number; limit: number }): Promise<AuditRow[]>
}

/** One member of staff, beside what Postgres says of them; see `StaffObject`. */
export interface StaffPort {
	standing(signIn: string): Promise<Standing>
	/** Before Postgres is told of a change; answers the suspicion's id. */
	suspect(): Promise<string>
	/** With what Postgres says now; null when nothing has been changed. */
	settle(change: { suspicion: string; record: StaffRecord | null }): Promise<void>
	confirm(read: { record: StaffRecord; readAtMs: number }): Promise<void>
	/** `again`: what closes with them may come back by another. */
	end(signIns: readonly SignIn[], again?: boolean): Promise<void>
	endAll(): Promise<void>
	/** Whether this is the first time. */
	spend(once: { what: string; untilMs: number }): Promise<boolean>
	/** False when the seat's sign-in has ended. */
	enter(seat: SeatTaken): Promise<boolean>
}

/** One thing that is guessed at; see `GuardObject`. */
export interface GuardPort {
	begin(rule: ThrottleRule): Promise<Admission>
	takeBack(rule: ThrottleRule): Promise<void>
	forget(): Promise<void>
	/** Whether this is the first time. */
	spend(once: { what: string; untilMs: number }): Promise<boolean>
}

/** One identity of one person at one inbox; see `ContactPointObject`. */
export interface ContactPointPort {
	/** Answers how much of it was new. Durable once it answers. */
	hear(heard: { inbox: HeardAt; items: readonly Exclude<Inbound, { kind: 'pull' }>[] }): Promise<number>
	/** As if its window had run out. */
	expire(): Promise<void>
}

/** One verified address, or a word that was given to somebody; see `PersonObject`. */
export interface PersonPort {
	claim(proposed: Whereabouts): Promise<Whereabouts>
}

/** What all contact points of an inbox share; see `InboxObject`. */
export interface InboxPort {
	pull(pull: Pick<InboundPull, 'id' | 'source' | 'token'>): Promise<void>
	noteVisit(visit: { accepted: number; refused: number; atMs: number }): Promise<void>
	/** Since it woke. */
	arrivals(): Promise<Arrivals>
	/** Whether the provider takes what the inbox was given. */
	check(): Promise<CheckUp>
	connectHook(hookUrl: string): Promise<CheckUp>
	/** Approved by the provider beforehand, as it tells them now. */
	templates(): Promise<readonly Template[]>
}

export interface Settings {
	/** Signs customer tokens and staff cookies; at least 32 random characters. */
	readonly PATCHBAY_SECRET?: string
	/** Those of earlier days, with spaces between: what they have sealed still opens, and is sealed anew. */
	readonly PATCHBAY_SECRETS_BEFORE?: string
	/** `1` on a developer's machine: demo sign-ins, the API key and localhost origins count. */
	readonly PATCHBAY_LOCAL?: string
	/** How large a file may be, in MiB: 25 unless it says another number, up to 100. */
	readonly PATCHBAY_FILE_MAX_MIB?: string
	/** `strict`: on a developer's machine too, nobody comes more often than elsewhere. */
	readonly PATCHBAY_RATE_LIMITS?: string
	/** An administrator of the demo workspace, in local mode only. */
	readonly PATCHBAY_API_KEY?: string
	/** The lab of a developer's machine: where it listens, and what lets the Worker in. */
	readonly PATCHBAY_LAB_URL?: string
	readonly PATCHBAY_LAB_SECRET?: string
	/** `open`: anybody may set up a workspace of their own. */
	readonly PATCHBAY_SIGN_UP?: string
	/** Whoever sends this as a bearer token may set up a workspace. */
	readonly PATCHBAY_SETUP_KEY?: string
	/** What links in mails begin with, as `https://chat.example`. Without it: the address a request came to, which its sender may make up. */
	readonly PATCHBAY_ORIGIN?: string
	/** Mail to `{inbox}@` this domain is routed to the Worker. */
	readonly PATCHBAY_MAIL_DOMAIN?: string
	/** The address our mail comes from, for the binding `EMAIL`. */
	readonly PATCHBAY_MAIL_FROM?: string
	/** Postgres; without one the archive waits and the demo staff live in memory. */
	readonly DATABASE_URL?: string
	/** Where Neon's HTTP protocol is spoken, when not by Neon itself. */
	readonly NEON_SQL_URL?: string
}

export interface GatewayEnv extends Settings {
	readonly WORKSPACE: Named<WorkspacePort>
	readonly CONVERSATION: Named<ConversationPort>
	readonly AGENT: Named<AgentPort>
	readonly QUEUE: Named<QueuePort>
	readonly AUDIT: Named<AuditPort>
	readonly STAFF: Named<StaffPort>
	readonly GUARD: Named<GuardPort>
	readonly CONTACT_POINT: Named<ContactPointPort>
	readonly INBOX: Named<InboxPort>
	readonly PERSON: Named<PersonPort>
	/** Log rows on their way to Postgres. */
	readonly ARCHIVE: { metrics(): Promise<unknown> }
}
