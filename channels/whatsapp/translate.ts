/** A webhook of WhatsApp's: entries of changes of messages and statuses, many of each. */
import type { Inbound, Translated } from '../channel.ts'
import { readEntries, unheard } from '../providers/meta/envelope.ts'
import { timeOf } from '../providers/meta/time.ts'
import { cleanId } from '../shared/clean.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from '../shared/read.ts'
import { contentOf } from './content.ts'
import { groupOf, saidBy } from './group.ts'
import { heard } from './message.ts'
import { namesOf, type People, peopleOf } from './people.ts'
import { statusOf } from './status.ts'

/** Whatever the app's secret has signed is taken, for whichever of its numbers it is: what was posted here is posted nowhere else. */
export function translate(content: Uint8Array<ArrayBuffer>): Translated {
	return readEntries(content, {
		object: 'whatsapp_business_account',
		read: (entry) => listOf(entry.changes).map(fieldsOf).flatMap(changed),
	})
}

function changed(change: Fields): readonly Inbound[] {
	const value = fieldsOf(change.value)
	const field = textOf(change.field) ?? 'messages'
	switch (field) {
		case 'messages':
			return [
				...messages(value),
				...statuses(value),
				...listOf(value.errors).map((it) => unheard(`error ${idOf(fieldsOf(it).code)}`, [change, it])),
			]
		case 'smb_message_echoes':
			return echoes(value)
		case 'calls':
			return calls(value)
		default:
			return [unheard(field, change)]
	}
}

function messages(value: Fields): readonly Inbound[] {
	const all = listOf(value.messages).map(fieldsOf)
	const people = peopleOf(value, all.map(author))
	return all.flatMap((message) => {
		const id = cleanId(textOf(message.id))
		const [speaker, group] = [people.sender(author(message)), groupOf(message.group_id)]
		const from = group ?? speaker
		if (id === null || from === null) return [unheard(`message ${textOf(message.type) ?? ''}`.trim(), message)]
		return heard(message, { id, from }).map((it) => group === null ? it : saidBy(it, speaker))
	})
}

function statuses(value: Fields): readonly Inbound[] {
	const all = listOf(value.statuses).map(fieldsOf)
	const people = peopleOf(value, all.map(recipient))
	return all.map((status) => {
		const of = cleanId(textOf(status.id))
		const from = textOf(status.recipient_type) === 'group' ? groupOf(status.recipient_id) : people.sender(recipient(status))
		return of === null || from === null ? unheard('status', status) : statusOf(status, { of, from })
	})
}

/** What somebody has written in the WhatsApp Business app, beside Patchbay. */
function echoes(value: Fields): readonly Inbound[] {
	const all = listOf(value.message_echoes).map(fieldsOf)
	const people = peopleOf(value, all.map(addressee))
	return all.map((message) => echo(message, people))
}

function echo(message: Fields, people: People): Inbound {
	const id = cleanId(textOf(message.id))
	const from = people.sender(addressee(message))
	const type = textOf(message.type) ?? 'message'
	const content = contentOf(type, message)
	if (id === null || from === null || content === null) return unheard(`echo ${type}`, message)
	return { kind: 'event', event: 'echo', id: `echo ${id}`, from, atMs: timeOf(message.timestamp), of: id, content }
}

/** Somebody calls by WhatsApp: that cannot be answered here, and shall not go unseen. */
function calls(value: Fields): readonly Inbound[] {
	const all = listOf(value.calls).map(fieldsOf)
	const people = peopleOf(value, all.map(author))
	return all.map((call) => {
		const id = cleanId(textOf(call.id))
		const from = call.event === 'connect' && call.direction !== 'BUSINESS_INITIATED' ? people.sender(author(call)) : null
		if (id === null || from === null) return unheard('call', call)
		return { kind: 'unsupported', id: `call ${id}`, from, atMs: timeOf(call.timestamp), what: 'call' }
	})
}

function author({ from_user_id, from }: Fields) {
	return namesOf(from_user_id, from)
}

function recipient({ recipient_user_id, recipient_id }: Fields) {
	return namesOf(recipient_user_id, recipient_id)
}

function addressee({ to_user_id, to }: Fields) {
	return namesOf(to_user_id, to)
}
