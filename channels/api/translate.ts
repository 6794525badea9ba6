import { SEND_PROBLEMS, type SendProblem } from '../../core/channel/delivery.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Inbound, InboundContent, InboundUnsupported, Sender, Translated } from '../channel.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { fingerprint } from '../shared/fingerprint.ts'
import { readJson } from '../shared/json.ts'
import { sendProblem } from '../shared/outcome.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, textOf } from '../shared/read.ts'
import { contentOf } from './content.ts'
import { Event, EVENT_TYPES, From } from './event.ts'

/** One event or `{events: […]}`. What cannot be read is kept as unsupported beside what can; alone, it is refused by its field. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	const body = readJson(content)
	if (!isFields(body)) return refuse('body-invalid', { detail: 'A JSON object is expected: one event, or {"events": […]}' })
	if (!('events' in body)) return only(eventIn(body, null))
	const events = body['events']
	if (!Array.isArray(events)) return refuse('body-invalid', { field: 'events', detail: 'A list of events is expected' })
	const read = listOf(events).map((it, i) => eventIn(it, i))
	const broken = read.find((it) => 'ok' in it)
	if (broken !== undefined && read.every((it) => 'ok' in it)) return broken
	return { ok: true, items: read.map((it, i) => 'ok' in it ? unreadable(events[i], it) : it) }
}

function only(item: Inbound | Refusal): Translated {
	return 'ok' in item ? item : { ok: true, items: [item] }
}

/** `at`: its place among several, null when it is alone. */
function eventIn(value: unknown, at: number | null): Inbound | Refusal {
	const fields = fieldsOf(value)
	const type = fields['type'] ?? 'message'
	if (typeof type === 'string' && !EVENT_TYPES.includes(type)) return unknownType(fields, type)
	const read = Event.safeParse({ ...fields, type })
	if (!read.success) {
		const [issue] = read.error.issues
		return refused(at, (issue?.path ?? []).map(String), issue?.message ?? 'Not an event')
	}
	return itemOf(read.data, at) ?? refused(at, ['text'], 'A message says something: text, files, location, contacts, choice or link')
}

function refused(at: number | null, path: readonly string[], detail: string): Refusal {
	const field = [...(at === null ? [] : ['events', String(at)]), ...path].join('.')
	return refuse('body-invalid', field === '' ? { detail } : { field, detail })
}

function unknownType(fields: Fields, type: string): InboundUnsupported {
	const what = cleanName(type) ?? 'without a name'
	return { kind: 'unsupported', id: `${what} ${ownIdOf(fields)}`, from: senderIn(fields), atMs: null, what }
}

function unreadable(value: unknown, { field, detail }: Refusal): InboundUnsupported {
	const fields = fieldsOf(value)
	const what = cleanText(`${field}: ${detail}`, 200)
	return { kind: 'unsupported', id: `unreadable ${ownIdOf(fields)}`, from: senderIn(fields), atMs: null, what }
}

/** What came without an id of its own has one made of what it says. */
function ownIdOf(fields: Fields): string {
	return cleanId(idOf(fields['id']), 400) ?? fingerprint(JSON.stringify(fields))
}

function senderIn(fields: Fields): Sender | null {
	const from = From.safeParse(fields['from'])
	return from.success ? senderOf(from.data) : null
}

const E164 = /^\+[1-9]\d{6,14}$/
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/

function senderOf({ id, name, label, language, phone, email }: From): Sender {
	const number = (phone ?? '').replace(/[\s()./-]/g, '')
	return {
		address: id,
		name: cleanName(name ?? null),
		label: cleanName(label ?? null),
		language: textOf(language),
		...(E164.test(number) ? { phone: number } : {}),
		...(EMAIL.test(email ?? '') ? { email: email ?? '' } : {}),
	}
}

function timeOf({ atMs, at }: Pick<Event, 'atMs' | 'at'>): number | null {
	if (typeof atMs === 'number') return Math.trunc(atMs)
	return at ? Date.parse(at) : null
}

/** Null for a message that says nothing. */
function itemOf(event: Event, at: number | null): Inbound | null {
	const head = { from: senderOf(event.from), atMs: timeOf(event), order: event.order ?? at ?? undefined }
	switch (event.type) {
		case 'message':
		case 'edit':
		case 'echo': {
			const content = contentOf(event)
			return content === null ? null : saidBy(event, { head, content })
		}
		case 'status':
			return statusOf(event, head)
		case 'reaction':
			return { kind: 'event', event: 'reaction', id: `reaction ${event.id}`, ...head, of: event.of, emoji: textOf(event.emoji) }
		case 'delete':
			return { kind: 'event', event: 'delete', id: `delete ${event.id}`, ...head, of: event.of }
		case 'typing':
			return { kind: 'event', event: 'typing', id: `typing ${event.id ?? head.atMs ?? ''}`.trim(), ...head }
		case 'follow':
		case 'unfollow':
			return { kind: 'event', event: event.type, id: `${event.type} ${event.id}`, ...head, ref: cleanName(event.ref ?? null) ?? undefined }
	}
}

interface Head {
	readonly from: Sender
	readonly atMs: number | null
	readonly order: number | undefined
}

function saidBy(
	event: Extract<Event, { type: 'message' | 'edit' | 'echo' }>,
	{ head, content }: { readonly head: Head; readonly content: InboundContent },
): Inbound {
	switch (event.type) {
		case 'message': {
			const { id, to, replyTo, thread } = event
			return { kind: 'message', id, ...head, content, to: to ?? undefined, replyTo: replyTo ?? undefined, thread: thread ?? undefined }
		}
		case 'edit':
			return { kind: 'event', event: 'edit', id: `edit ${event.id}`, ...head, of: event.of, content }
		case 'echo':
			return {
				kind: 'event',
				event: 'echo',
				id: `echo ${event.id}`,
				...head,
				of: event.of ?? event.id,
				ours: event.ours ?? undefined,
				content,
			}
	}
}

type StatusEvent = Extract<Event, { type: 'status' }>

function statusOf({ id, state, of, ours, untilMs, reason }: StatusEvent, head: Head): Inbound {
	const own = `status ${id ?? `${of ?? ours ?? untilMs} ${state}`}`
	const problem = state === 'failed' ? problemOf(reason) : undefined
	return { kind: 'status', id: own, ...head, state, of: of ?? undefined, ours: ours ?? undefined, untilMs: untilMs ?? undefined, problem }
}

/** One of our own codes is taken as such; any other is the company's. */
function problemOf(reason: StatusEvent['reason']): SendProblem {
	const code = SEND_PROBLEMS.find((it) => it === reason?.code) ?? 'other'
	return sendProblem(code, { providerCode: reason?.code ?? null, detail: cleanText(reason?.detail ?? '') })
}
