/** What an agent writes down of where else a customer can be reached, as the channel's provider calls it. */
import { ADDRESS_MAX_CHARS } from '../../../../core/channel/point.ts'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'

/** What people call an address there: a number, a mail address, or something that only the provider gives. */
export type AddressKind = 'phone' | 'email' | 'id'
export type AddressFault = 'empty' | AddressKind

export interface AddressForm {
	readonly kind: AddressKind
	readonly example: string
	/** Null for what is none. */
	readonly read: (text: string) => string | null
}

/** E.164 with its plus, as the international prefix or with the marks people write between. */
function e164(text: string): string | null {
	const number = text.replace(/[\s().\-/\u00a0]/g, '').replace(/^00/, '+')
	return /^\+[1-9]\d{6,14}$/.test(number) ? number : null
}

function matching(pattern: RegExp): AddressForm['read'] {
	return (text) => pattern.test(text) ? text : null
}

const PHONE = '+49 170 1234567'
const PREFIX = /^whatsapp:\s*/i

const anything: AddressForm = { kind: 'id', example: 'customer-42', read: matching(/^[^\s\p{C}]+$/u) }
const mail: AddressForm = {
	kind: 'email',
	example: 'ines@mail.example',
	// As the channel reads it of a mail: no quoted local parts, and in small letters.
	read: (text) => matching(/^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/)(text.toLowerCase()),
}
const sms: AddressForm = {
	kind: 'phone',
	example: PHONE,
	read: (text) => PREFIX.test(text) ? prefixed(text.replace(PREFIX, '')) : e164(text),
}
const FORMS: Readonly<Partial<Record<InboxChannel, AddressForm>>> = {
	email: mail,
	'twilio-messaging': sms,
	// Without its plus; or the id that WhatsApp gives for who hides their number.
	whatsapp: { kind: 'phone', example: PHONE, read: (text) => /^[A-Z]{2}\.[A-Za-z0-9]+$/.test(text) ? text : e164(text)?.slice(1) ?? null },
	messenger: { kind: 'id', example: '24012345678901234', read: matching(/^\d{5,20}$/) },
	instagram: { kind: 'id', example: '17841400000000000', read: matching(/^\d{5,20}$/) },
	telegram: { kind: 'id', example: '512345678', read: matching(/^-?\d{3,20}$/) },
	line: { kind: 'id', example: 'U4af4980629a1b2c3d4e5f60718293a4b', read: matching(/^[UCR][0-9a-f]{32}$/) },
	slack: { kind: 'id', example: 'D024BE7LD', read: matching(/^[CDG][A-Z0-9]{6,20}$/) },
	wechat: { kind: 'id', example: 'oLVPpjqs9BhvzwPj5A-vTYAX3GLc', read: matching(/^[\w-]{6,64}$/) },
	wecom: { kind: 'id', example: 'wmqfasd1e1927831291723', read: matching(/^[\w-]{6,64}$/) },
}

function prefixed(text: string): string | null {
	const number = e164(text)
	return number === null ? null : `whatsapp:${number}`
}

export interface AddressPlace {
	readonly channel: InboxChannel
	/** How customers know the inbox. One of Twilio's tells by it whether it is for WhatsApp. */
	readonly contactAddress: string | null
}

export function formOf({ channel, contactAddress }: AddressPlace): AddressForm {
	if (channel === 'twilio-messaging' && contactAddress?.startsWith('whatsapp:')) {
		return { ...sms, read: (text) => prefixed(text.replace(PREFIX, '')) }
	}
	return FORMS[channel] ?? anything
}

export type Addressed = { readonly ok: true; readonly address: string } | { readonly ok: false; readonly fault: AddressFault }

/** The address as the provider calls it, or what is wrong with what was written. */
export function addressOf(place: AddressPlace, text: string): Addressed {
	const [form, trimmed] = [formOf(place), text.trim()]
	if (trimmed === '') return { ok: false, fault: 'empty' }
	const address = form.read(trimmed)
	return address === null || address.length > ADDRESS_MAX_CHARS ? { ok: false, fault: form.kind } : { ok: true, address }
}
