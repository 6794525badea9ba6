/** A workspace's published configuration: everything the objects need to run with no database in reach. */
import { z } from 'zod'
import { Hours } from '../hours/hours.ts'
import { Workload } from '../routing/media.ts'
import { RoutingPolicy } from '../routing/policy.ts'
import { LEVEL_MAX } from '../routing/requirement.ts'
import { Directories } from './directories.ts'
import { checkWorkspace } from './check-workspace.ts'
import { InboxChannel } from './inbox-channel.ts'
import { reservedName } from './reserved-name.ts'

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'small letters, digits and dashes')
const name = z.string().min(1).max(80)
/** Scheme, host and port, as a browser says it. */
function isOrigin(text: string): boolean {
	return /^https?:\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d{1,5})?$/.test(text)
}

const durationMs = z.int().min(0).max(86_400_000)

export const QueueConfig = z.strictObject({
	id: slug,
	name,
	/** How long an offer rings before it counts as missed. */
	offerMs: durationMs.min(50).default(25_000),
	/** Time to finish up after a conversation; it takes capacity. */
	wrapUpMs: durationMs.default(20_000),
	/** How long an agent who rejected an item is not offered that item again. */
	rejectCoolDownMs: durationMs.default(60_000),
	/** How long a transfer waits for the named agent before the whole queue may have it. */
	targetMs: durationMs.default(60_000),
	/** Time between two answers from this line, to reckon waits with until the line's own pace is known. */
	typicalGapMs: durationMs.min(1_000).default(60_000),
	/** A customer who has been silent so long gives the agent's attention back until they write again; 0 for never (rule R10). */
	idleMs: durationMs.default(900_000),
	/** Over how many objects the line is spread: one stands some hundred stored decisions a second. */
	shards: z.int().min(1).max(16).default(1),
	routing: RoutingPolicy.prefault({}),
})

const levels = z.record(slug, z.int().min(1).max(LEVEL_MAX))

export const AgentConfig = z.strictObject({
	id: slug,
	name,
	/** Conversations at once: offered, active and wrapping count alike. */
	capacity: z.int().min(1).max(50).default(3),
	/** What all they hold may weigh together (see `workload`). */
	pool: z.int().min(1).max(10_000).default(100),
	/** Levels from 1 to 10 by skill. */
	skills: levels.default({}),
	/** Levels from 1 to 10 by language, as in `en` and `zh`. */
	languages: levels.default({}),
	queues: z.array(z.strictObject({ queue: slug, priority: z.int().min(1).max(99).default(1), delayMs: durationMs.default(0) })),
	/** How long the console may be gone before what the agent holds goes back in line. */
	graceMs: durationMs.default(30_000),
})

export const InboxConfig = z.strictObject({
	id: z.string().regex(/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/, 'the workspace, a dot and a name, as in shop.web'),
	name,
	channel: InboxChannel.default('web'),
	queue: slug,
	/** Where the provider's API is, when not where the provider has it. */
	apiBase: z.url().nullable().default(null),
	/** How customers reach it there: a number, a name, a mail address. For links that lead to it. */
	contactAddress: z.string().min(1).max(254).regex(/^[^\s\p{C}]+$/u, 'with no blanks in it').nullable().default(null),
	/** Takes nothing in while false. */
	enabled: z.boolean().default(true),
	/** What customers are asked when an agent has closed, to be answered from 1 to 5; null: nothing. */
	survey: z.string().min(1).max(1_000).nullable().default(null),
	/** Sites that may embed the widget, as origins; the gateway's own origin always may. */
	origins: z.array(z.string().refine(isOrigin, 'an origin as in https://shop.example, with no path')).default([]),
	/** How long a waiting customer may be gone before they leave the line. */
	visitorGraceMs: durationMs.default(20_000),
	/** How long after that they get their old place back by returning. */
	returnMs: durationMs.default(600_000),
})

/** Every field right by itself: what is stored is read by this, so that later and stricter checks cannot take away what is published. */
export const WorkspaceShape = z.strictObject({
	name,
	/** Every skill a requirement may ask for. */
	skills: z.array(z.strictObject({ id: slug, name })).default([]),
	/** Business hours, by the name queues know them by. */
	hours: z.array(z.strictObject({ id: slug, name, ...Hours.shape })).default([]),
	workload: Workload.prefault({}),
	queues: z.array(QueueConfig).min(1),
	agents: z.array(AgentConfig),
	inboxes: z.array(InboxConfig),
	dispositions: z.array(z.strictObject({ id: slug, name, nameZh: name })).min(1),
	...Directories.shape,
})

/** Must see what was sent: whatever reads it drops such a name unseen. */
function refuseReserved(sent: unknown, check: z.RefinementCtx): unknown {
	const found = reservedName(sent)
	if (found) check.addIssue({ code: 'custom', path: [...found.path], message: found.message })
	return sent
}

/** What may be published. */
export const WorkspaceConfig = z.preprocess(refuseReserved, WorkspaceShape).superRefine((config, check) => {
	for (const { path, message } of checkWorkspace(config)) check.addIssue({ code: 'custom', path: [...path], message })
}).meta({ id: 'WorkspaceConfig' })

export type WorkspaceConfig = z.infer<typeof WorkspaceShape>
export type QueueConfig = z.infer<typeof QueueConfig>
export type AgentConfig = z.infer<typeof AgentConfig>
/** What an agent's ledger goes by: their part of the configuration, and what the workspace says of work as such. */
export interface AgentProfile extends AgentConfig {
	readonly workload: Workload
	/** Objects of each queue they serve, by its id; one when not named. */
	readonly shards: Readonly<Record<string, number>>
}
export type InboxConfig = z.infer<typeof InboxConfig>
