import { z } from '@hono/zod-openapi'
import { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { DELIVERY_STATES, SEND_PROBLEMS } from '../../../core/channel/delivery.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import type { ConversationSummary } from '../../../core/conversation/summary.ts'
import type { SaidItem } from '../../../core/conversation/said.ts'
import type { ConversationView } from '../../../core/protocol/conversation.ts'

const Marks = z.object({ received: z.int(), read: z.int() })
export const Status = z.enum(['new', 'queued', 'deferred', 'active', 'abandoned', 'closed'])

/** A conversation as lists show it. Times are UTC milliseconds. */
export const ConversationItem = z.object({
	id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }),
	inbox: z.string(),
	channel: InboxChannel.nullable().openapi({ description: 'Of its inbox; null when that is gone' }),
	queue: z.string(),
	status: Status,
	contact: z.object({ id: z.string(), name: z.string().nullable(), language: z.string() }),
	assignee: z.string().nullable().openapi({ description: 'Agent who holds it, or held it last' }),
	openedAtMs: z.int(),
	closedAtMs: z.int().nullable(),
	lastMessageAtMs: z.int(),
	preview: z.string(),
	disposition: z.string().nullable(),
	tags: z.array(z.string()),
	seq: z.int().openapi({ description: 'Newest row of the log' }),
}).openapi('Conversation')

/** One conversation as it stands this moment. */
export const LiveConversation = ConversationItem.extend({
	assigneeName: z.string().nullable(),
	marks: z.object({ customer: Marks, agent: Marks }),
	customerOnline: z.boolean(),
	standing: z.object({ position: z.int(), waitMs: z.number().nullable() }).nullable(),
	held: z.object({ mode: z.enum(['defer', 'message', 'callback', 'voicemail']), opensAtMs: z.int().nullable() }).nullable().openapi({
		description: 'While its queue is closed: what becomes of it, and until when (null: nobody knows)',
	}),
	callback: z.object({ attempt: z.int(), notBeforeMs: z.int(), expiresAtMs: z.int(), to: z.string() }).nullable().openapi({
		description: 'The customer will be called back and keeps their place',
	}),
	idle: z.boolean().openapi({ description: "The customer has been silent so long that their agent's attention is free for others" }),
	points: z.array(
		z.object({ key: z.string(), channel: InboxChannel, address: z.string(), label: z.string().nullable(), isLost: z.boolean() }),
	).openapi({
		description: 'Where the customer can be reached besides the page; `key` is what `via` of a message names',
	}),
	at: z.string().nullable().openapi({ description: 'Key of the point an answer goes to; null for the page' }),
	blocked: z.boolean().openapi({ description: 'What comes from the customer is dropped' }),
}).openapi('LiveConversation')

export const Message = z.object({
	seq: z.int(),
	atMs: z.int(),
	id: z.string(),
	kind: z.enum(['message', 'note']),
	author: z.object({ kind: z.enum(['customer', 'agent']), id: z.string(), name: z.string().optional() }),
	content: z.looseObject({ kind: z.string(), text: z.string() }).openapi({
		description:
			'What it carries: `text`, `files`, `location`, `contacts`, `choice`, `menu`, `template`, `link`, `email`, `unsupported`. ' +
			'Of an `email`, `vouched` is false where nobody stands for its sender, and `automatic` true where nobody has written it',
	}),
	replyTo: z.string().nullable().openapi({ description: 'Id of the message it answers' }),
	via: z.string().nullable().openapi({ description: 'The contact point it came or went by, `{inbox}/{address}`; null for the web' }),
	externalId: z.string().nullable().openapi({ description: "The provider's id of what a customer has said" }),
	sentAtMs: z.int().nullable().openapi({ description: "When the customer said it, by the provider's clock" }),
	delivery: z.object({
		state: z.enum(DELIVERY_STATES),
		problem: z.object({ code: z.enum(SEND_PROBLEMS), providerCode: z.string().nullable(), detail: z.string().nullable() }).nullable(),
	}).nullable().openapi({ description: 'How far it has come, of what went out by a provider' }),
	reactions: z.array(z.object({ emoji: z.string(), by: z.object({ kind: z.enum(['customer', 'agent']), id: z.string() }) })),
	isEdited: z.boolean(),
	isDeleted: z.boolean(),
	files: z.array(z.object({
		id: z.string(),
		state: z.enum(['coming', 'stored', 'gone', 'refused', 'too-large']),
		type: z.string().nullable(),
		bytes: z.int().nullable(),
		thumbnail: z.boolean(),
	})),
}).openapi('Message')
export type Message = z.infer<typeof Message>

/** Of the workspace as it is set up. */
type Inboxes = readonly Pick<InboxConfig, 'id' | 'channel'>[]

export function itemBody(summary: ConversationSummary, inboxes: Inboxes): z.infer<typeof ConversationItem> {
	const {
		conversation,
		inbox,
		queue,
		status,
		contact,
		assignee,
		openedAtMs,
		closedAtMs,
		lastMessageAtMs,
		preview,
		disposition,
		tags,
		seq,
	} = summary
	const when = { openedAtMs, closedAtMs, lastMessageAtMs }
	const channel = inboxes.find((it) => it.id === inbox)?.channel ?? null
	return { id: conversation, inbox, channel, queue, status, contact, assignee, ...when, preview, disposition, tags: [...tags], seq }
}

export function liveBody(summary: ConversationSummary, view: ConversationView, inboxes: Inboxes): z.infer<typeof LiveConversation> {
	const { assignee, marks, customerOnline, standing, held, callback, idle, at, blocked } = view
	const points = view.points.map(({ key, isLost, point: { channel, address, label } }) => ({ key, channel, address, label, isLost }))
	const live = { marks, customerOnline, standing, held, callback, idle, points, at, blocked }
	return { ...itemBody(summary, inboxes), assigneeName: assignee?.name ?? null, ...live }
}

export function messageBody({ order: _, files, reactions, ...item }: SaidItem): Message {
	return {
		...item,
		reactions: [...reactions],
		files: files.map(({ id, state, stored }) => ({
			...{ id, state },
			type: stored?.type ?? null,
			bytes: stored?.bytes ?? null,
			thumbnail: stored?.thumbnail ?? false,
		})),
	}
}
