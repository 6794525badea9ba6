/** What somebody presses or types at an app, which comes as a form and not as an event. */
import type { Inbound } from '../channel.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { firstOf, type Form } from '../shared/form.ts'
import { type Fields, fieldsOf, isFields, listOf, textOf } from '../shared/read.ts'
import { messageIdOf, timeOf } from './message-id.ts'
import { senderOf } from './message-items.ts'

/** Buttons and lists of a message. Other payloads belong to windows that Patchbay does not open. */
export function payloadItems(payload: Fields): readonly Inbound[] {
	const channel = textOf(fieldsOf(payload.channel).id) ?? textOf(fieldsOf(payload.container).channel_id)
	const about = messageIdOf(channel, textOf(fieldsOf(payload.container).message_ts) ?? textOf(fieldsOf(payload.message).ts))
	if (payload.type !== 'block_actions' || channel === null) return [unknown(payload)]
	const actions = listOf(payload.actions).filter(isFields)
	return actions.length === 0 ? [unknown(payload)] : actions.map((it) => actionItem(it, { payload, channel, about }))
}

interface Where {
	readonly payload: Fields
	readonly channel: string
	/** The message with the buttons. */
	readonly about: string | null
}

function actionItem(action: Fields, { payload, channel, about }: Where): Inbound {
	const from = named(channel, textOf(fieldsOf(payload.user).name) ?? textOf(fieldsOf(payload.user).username))
	const ts = textOf(action.action_ts)
	const { option, title } = pressed(action)
	const id = `action ${about ?? channel} ${cleanId(ts, 40) ?? cleanId(textOf(payload.trigger_id), 200) ?? ''}`.trim()
	if (from === null || option === null) return unknown(payload)
	const parent = cleanId(textOf(fieldsOf(payload.container).thread_ts) ?? textOf(fieldsOf(payload.message).thread_ts), 40)
	return {
		kind: 'message',
		id,
		from,
		...timeOf(ts),
		content: { kind: 'choice', text: cleanText(title ?? option, 500), option: cleanText(option, 2_000) },
		thread: { message: id, ...(parent === null ? {} : { ts: parent }) },
		...(about === null ? {} : { replyTo: about }),
	}
}

/** A button has a value; a list says which of its options. */
function pressed(action: Fields): { readonly option: string | null; readonly title: string | null } {
	const chosen = isFields(action.selected_option) ? [action.selected_option] : listOf(action.selected_options).filter(isFields)
	const texts = chosen.map((it) => textOf(fieldsOf(it.text).text)).filter((it) => it !== null)
	const values = chosen.map((it) => textOf(it.value)).filter((it) => it !== null)
	const picked = textOf(action.selected_date) ?? textOf(action.selected_time) ?? textOf(action.selected_user) ??
		textOf(action.selected_channel)
	return {
		option: textOf(action.value) ?? (values.join(', ') || picked) ?? textOf(action.action_id),
		title: textOf(fieldsOf(action.text).text) ?? (texts.join(', ') || picked),
	}
}

function unknown(payload: Fields): Inbound {
	const what = cleanId(textOf(payload.type), 60) ?? 'payload'
	const { view } = payload
	const id = cleanId(textOf(payload.trigger_id) ?? textOf(payload.action_ts) ?? textOf(fieldsOf(view).id), 200) ?? 'unnamed'
	return { kind: 'unsupported', id: `${what} ${id}`, from: null, what, atMs: null }
}

/** `/support my printer is on fire`. Null for what is no command. */
export function commandItem(form: Form): Inbound | null {
	const command = firstOf(form, 'command')
	const id = cleanId(firstOf(form, 'trigger_id'), 200)
	const from = named(firstOf(form, 'channel_id'), firstOf(form, 'user_name'))
	if (command === null || id === null || from === null) return null
	const text = cleanText([command, firstOf(form, 'text')].filter(Boolean).join(' '))
	return { kind: 'message', id: `command ${id}`, from, atMs: null, content: { kind: 'text', text } }
}

/** What comes as a form says at once how somebody is called. */
function named(channel: string | null, name: string | null) {
	return senderOf(channel, { user_profile: { display_name: name } })
}
