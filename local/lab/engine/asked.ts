/** What the lab's page asks for, and what comes of it. */
import { z } from 'zod'
import { FILE_KINDS } from '../../../core/message.ts'
import type { Act } from '../../providers/stand-in.ts'
import { type AskedAct, SAMPLES } from './asked-act.ts'
import type { CarrierLab } from './carrier-lab.ts'
import type { Done } from './room.ts'
import { sample } from './samples.ts'
import { TroublePatch } from './trouble.ts'

const id = z.string().max(1_000)
const name = z.string().min(1).max(200)

const askedAct: z.ZodType<AskedAct> = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(100_000), replyTo: id.optional() }),
	z.strictObject({
		type: z.literal('file'),
		kind: z.enum(FILE_KINDS),
		name,
		mediaType: z.string().min(1).max(200),
		caption: z.string().max(10_000),
		base64: z.base64(),
	}),
	z.strictObject({ type: z.literal('sample'), sample: z.enum(SAMPLES), caption: z.string().max(10_000) }),
	z.strictObject({ type: z.literal('location'), latitude: z.number(), longitude: z.number(), name: z.string().max(200) }),
	z.strictObject({ type: z.literal('contact'), name, phone: z.string().max(40) }),
	z.strictObject({ type: z.literal('reaction'), of: id, emoji: z.string().min(1).max(32).nullable() }),
	z.strictObject({ type: z.literal('edit'), of: id, text: z.string().min(1).max(100_000) }),
	z.strictObject({ type: z.literal('delete'), of: id }),
	z.strictObject({ type: z.literal('choice'), of: id, option: id, title: z.string().max(1_000) }),
	z.strictObject({ type: z.enum(['typing', 'follow', 'unfollow', 'unknown']) }),
])

const somebody = { channel: z.string().max(40), address: z.string().max(512) }

/** By the name each goes by in the address. */
const bodies = {
	act: z.strictObject({ ...somebody, act: askedAct }),
	look: z.strictObject(somebody),
	person: z.strictObject({ channel: somebody.channel }),
	trouble: z.strictObject({ channel: somebody.channel, trouble: TroublePatch }),
	open: z.strictObject({}),
} as const

export interface Told {
	readonly status: number
	readonly body: object
}

const NO_ROOM: Told = { status: 404, body: { why: 'no-such-channel' } }
const BAD: Told = { status: 400, body: { why: 'not-understood' } }
const DONE: Told = { status: 200, body: { ok: true } }

/** A write of the page's. */
export async function asked(what: string, { lab, json }: { lab: CarrierLab; json: unknown }): Promise<Told> {
	switch (what) {
		case 'act': {
			const { data } = bodies.act.safeParse(json)
			return data ? toldOf(await lab.room(data.channel)?.does(data.address, actOf(data.act))) : BAD
		}
		case 'look': {
			const { data } = bodies.look.safeParse(json)
			if (!data) return BAD
			lab.room(data.channel)?.looks(data.address)
			return DONE
		}
		case 'person': {
			const { data } = bodies.person.safeParse(json)
			const phone = data && lab.room(data.channel)?.welcomes()
			return phone ? { status: 200, body: { address: phone.person.address } } : data ? NO_ROOM : BAD
		}
		case 'trouble': {
			const { data } = bodies.trouble.safeParse(json)
			const room = data && lab.room(data.channel)
			if (!data || !room) return data ? NO_ROOM : BAD
			room.troubles(data.trouble)
			return DONE
		}
		case 'open':
			void lab.open()
			return DONE
		default:
			return { status: 404, body: { why: 'no-such-thing' } }
	}
}

function toldOf(done: Done | undefined): Told {
	if (done === undefined) return NO_ROOM
	return done.ok ? DONE : { status: 409, body: { why: done.why } }
}

function actOf(act: AskedAct): Act {
	if (act.type === 'sample') return { type: 'file', ...sample(act.sample), caption: act.caption }
	if (act.type !== 'file') return act
	const { base64, ...file } = act
	return { ...file, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
}
