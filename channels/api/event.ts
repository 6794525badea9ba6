/** What a company posts: the shapes, as `README.md` tells them. Unknown fields are passed over, wrong ones are named. */
import { z } from 'zod'
import { FILE_KINDS, FILES_MAX } from '../../core/message.ts'
import { cleanId } from '../shared/clean.ts'

/** Ids are text to some and numbers to others. */
const Id = z.union([z.string().min(1).max(400).refine((it) => cleanId(it) !== null), z.int().transform(String)], {
	error: 'expected an id: a text of 1 to 400 characters without control characters, or a whole number',
})

const FromFields = z.object({
	id: Id,
	name: z.string().nullish(),
	label: z.string().nullish(),
	language: z.string().max(35).nullish(),
	phone: z.string().nullish(),
	email: z.string().nullish(),
})
export const From = z.union([FromFields, Id.transform((id): z.infer<typeof FromFields> => ({ id }))], {
	error: 'expected {"id": "…"}, or the id itself',
})
export type From = z.infer<typeof From>

const AtMs = z.number().min(0).max(8_640_000_000_000_000)
const Moment = { atMs: AtMs.nullish(), at: z.iso.datetime({ offset: true }).nullish(), order: z.number().nullish() }

const File = z.object({
	url: z.url({ protocol: /^https?$/ }).max(4_000),
	kind: z.enum(FILE_KINDS).nullish(),
	name: z.string().nullish(),
	type: z.string().max(200).nullish(),
	bytes: z.int().min(0).nullish(),
	durationMs: z.int().min(0).nullish(),
})
export type File = z.infer<typeof File>

const Card = z.object({
	name: z.string(),
	phones: z.array(z.string()).max(20).nullish(),
	emails: z.array(z.string()).max(20).nullish(),
})

export const ContentFields = z.object({
	text: z.string().nullish(),
	files: z.array(File).max(FILES_MAX).nullish(),
	location: z.object({
		latitude: z.number().min(-90).max(90),
		longitude: z.number().min(-180).max(180),
		name: z.string().nullish(),
		address: z.string().nullish(),
	}).nullish(),
	contacts: z.array(Card).max(20).nullish(),
	choice: z.object({ id: Id, title: z.string().nullish() }).nullish(),
	link: z.object({ url: z.url({ protocol: /^https?$/ }).max(4_000), title: z.string().nullish() }).nullish(),
})
export type ContentFields = z.infer<typeof ContentFields>

const Base = z.object({ id: Id, from: From, ...Moment })
const Answering = {
	to: z.string().max(512).nullish(),
	replyTo: Id.nullish(),
	thread: z.record(z.string().regex(/^[\w.-]{1,100}$/), z.string().max(1_000)).nullish(),
}

const Status = Base.extend({
	type: z.literal('status'),
	/** What happens to one message only once needs no id of its own. */
	id: Id.nullish(),
	state: z.enum(['sent', 'delivered', 'read', 'failed']),
	of: Id.nullish(),
	ours: Id.nullish(),
	untilMs: AtMs.nullish(),
	reason: z.object({ code: z.string().nullish(), detail: z.string().nullish() }).nullish(),
}).refine((it) => (it.of ?? it.ours ?? it.untilMs ?? null) !== null, { path: ['of'], error: 'one of "of", "ours" and "untilMs" is needed' })

/** One thing that has happened, by its `type`. */
export const Event = z.discriminatedUnion('type', [
	Base.extend({ type: z.literal('message'), ...ContentFields.shape, ...Answering }),
	Status,
	Base.extend({ type: z.literal('reaction'), of: Id, emoji: z.string().max(64).nullable() }),
	Base.extend({ type: z.literal('edit'), of: Id, ...ContentFields.shape }),
	Base.extend({ type: z.literal('delete'), of: Id }),
	Base.extend({ type: z.literal('typing'), id: Id.nullish() }),
	Base.extend({ type: z.enum(['follow', 'unfollow']), ref: z.string().nullish() }),
	Base.extend({ type: z.literal('echo'), of: Id.nullish(), ours: Id.nullish(), ...ContentFields.shape }),
])
export type Event = z.infer<typeof Event>

/** The types there are; another is no mistake, only nothing we know. */
export const EVENT_TYPES: readonly string[] = ['message', 'status', 'reaction', 'edit', 'delete', 'typing', 'follow', 'unfollow', 'echo']
