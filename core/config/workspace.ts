/** A workspace's published configuration: everything the objects need to run with no database in reach. */
import { z } from 'zod'

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
})

export const AgentConfig = z.strictObject({
	id: slug,
	name,
	/** Conversations at once: offered, active and wrapping count alike. */
	capacity: z.int().min(1).max(50).default(3),
	queues: z.array(z.strictObject({ queue: slug, priority: z.int().min(1).max(99).default(1), delayMs: durationMs.default(0) })),
	/** How long the console may be gone before what the agent holds goes back in line. */
	graceMs: durationMs.default(30_000),
})

export const InboxConfig = z.strictObject({
	id: z.string().regex(/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,40}$/),
	name,
	channel: z.literal('web'),
	queue: slug,
	/** Sites that may embed the widget, as origins; the gateway's own origin always may. */
	origins: z.array(z.string().refine(isOrigin, 'an origin as in https://shop.example, with no path')).default([]),
	/** How long a waiting customer may be gone before they leave the line. */
	visitorGraceMs: durationMs.default(20_000),
	/** How long after that they get their old place back by returning. */
	returnMs: durationMs.default(600_000),
})

export const WorkspaceConfig = z.strictObject({
	name,
	queues: z.array(QueueConfig).min(1),
	agents: z.array(AgentConfig),
	inboxes: z.array(InboxConfig),
	dispositions: z.array(z.strictObject({ id: slug, name, nameZh: name })).min(1),
}).superRefine((config, check) => {
	for (const list of ['queues', 'agents', 'inboxes', 'dispositions'] as const) {
		const seen = new Set<string>()
		config[list].forEach(({ id }, i) => {
			if (seen.has(id)) {
				check.addIssue({ code: 'custom', path: [list, i, 'id'], message: `"${id}" stands twice; give each an id of its own` })
			}
			seen.add(id)
		})
	}
	const queues = new Set(config.queues.map((it) => it.id))
	config.inboxes.forEach((inbox, i) => {
		if (!queues.has(inbox.queue)) {
			check.addIssue({
				code: 'custom',
				path: ['inboxes', i, 'queue'],
				message: `no queue "${inbox.queue}"; add it to queues or name another`,
			})
		}
	})
	config.agents.forEach((agent, i) =>
		agent.queues.forEach((it, j) => {
			if (agent.queues.findIndex((other) => other.queue === it.queue) < j) {
				check.addIssue({ code: 'custom', path: ['agents', i, 'queues', j, 'queue'], message: `"${it.queue}" stands twice; once is enough` })
			}
			if (!queues.has(it.queue)) {
				check.addIssue({
					code: 'custom',
					path: ['agents', i, 'queues', j, 'queue'],
					message: `no queue "${it.queue}"; add it to queues or name another`,
				})
			}
		})
	)
})

export type WorkspaceConfig = z.infer<typeof WorkspaceConfig>
export type QueueConfig = z.infer<typeof QueueConfig>
export type AgentConfig = z.infer<typeof AgentConfig>
export type InboxConfig = z.infer<typeof InboxConfig>
