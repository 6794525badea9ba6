import type { Inbound, InboundContent, Sender } from '../channel.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { filledIn } from '../shared/filled-in.ts'
import { firstOf, type Form } from '../shared/form.ts'
import { readJsonText } from '../shared/json.ts'
import { isWhatsApp, senderOf } from './address.ts'
import { filesOf } from './inbound-files.ts'

/** What an inbound message brings, and what it does besides; null for what is none. Twilio does not say when it was written. */
export function messageItems(form: Form): readonly Inbound[] | null {
	const id = cleanId(firstOf(form, 'MessageSid') ?? firstOf(form, 'SmsMessageSid') ?? firstOf(form, 'SmsSid'), 100)
	if (id === null) return null
	const from = senderOf(firstOf(form, 'From'), firstOf(form, 'ProfileName'))
	if (from === null) return [{ kind: 'unsupported', id, from: null, what: 'message without a sender', atMs: null }]
	return [...leading(form, { id, from }), messageItem(form, { id, from }), ...consent(form, { id, from })]
}

interface Whose {
	readonly id: string
	readonly from: Sender
}

function messageItem(form: Form, { id, from }: Whose): Inbound {
	const content = contentOf(form)
	if (content === null) {
		return { kind: 'unsupported', id, from, what: cleanName(firstOf(form, 'MessageType'), 60) ?? 'empty message', atMs: null }
	}
	const to = cleanId(firstOf(form, 'To'))
	const replyTo = cleanId(firstOf(form, 'OriginalRepliedMessageSid'), 100)
	return {
		kind: 'message',
		id,
		from,
		atMs: null,
		content,
		...(to === null ? {} : { to }),
		...(replyTo === null ? {} : { replyTo }),
		// WhatsApp shows that somebody types only below a message.
		...(isWhatsApp(from.address) ? { thread: { message: id } } : {}),
	}
}

/** A click on an advertisement that led here. */
function leading(form: Form, { id, from }: Whose): readonly Inbound[] {
	const ref = cleanName(firstOf(form, 'ReferralHeadline') ?? firstOf(form, 'ReferralSourceUrl'))
	return ref === null ? [] : [{ kind: 'event', event: 'follow', id: `referral ${id}`, from, atMs: null, ref }]
}

/** The words that stop and start messages by law; Twilio acts on them by itself and says so. */
function consent(form: Form, { id, from }: Whose): readonly Inbound[] {
	const type = firstOf(form, 'OptOutType')
	if (type !== 'STOP' && type !== 'START') return []
	return [{ kind: 'event', event: type === 'STOP' ? 'unfollow' : 'follow', id: `consent ${id}`, from, atMs: null }]
}

/** Null for what says nothing we can show. */
function contentOf(form: Form): InboundContent | null {
	const text = cleanText(firstOf(form, 'Body') ?? '')
	const files = filesOf(form)
	return choiceOf(form, text) ?? locationOf(form, text) ??
		(files.length > 0 ? { kind: 'files', text, files } : text.trim() === '' ? formOf(form) : { kind: 'text', text })
}

/** A form of WhatsApp's that was filled in; Twilio hands on its fields alone. */
function formOf(form: Form): InboundContent | null {
	const lines = filledIn(readJsonText(firstOf(form, 'FlowData') ?? firstOf(form, 'InteractiveData') ?? ''))
	return lines.length === 0 ? null : { kind: 'text', text: cleanText(lines.join('\n')) }
}

function choiceOf(form: Form, text: string): InboundContent | null {
	const title = firstOf(form, 'ButtonText') ?? firstOf(form, 'ListTitle')
	const option = firstOf(form, 'ButtonPayload') ?? firstOf(form, 'ListId') ?? firstOf(form, 'ButtonText')
	if (option === null) return null
	return { kind: 'choice', text: cleanText(title ?? text), option: cleanText(option, 1000) }
}

function locationOf(form: Form, text: string): InboundContent | null {
	const [latitude, longitude] = [degrees(form, 'Latitude', 90), degrees(form, 'Longitude', 180)]
	if (latitude === null || longitude === null) return null
	const name = cleanName(firstOf(form, 'Label'))
	return { kind: 'location', text: text === name ? '' : text, latitude, longitude, name, address: cleanName(firstOf(form, 'Address'), 500) }
}

function degrees(form: Form, name: string, max: number): number | null {
	const text = firstOf(form, name)
	const value = text === null || text.trim() === '' ? NaN : Number(text)
	return Math.abs(value) <= max ? value : null
}
