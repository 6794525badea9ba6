/** Twilio, for text messages and WhatsApp. Every fourth person has no WhatsApp. */
import type { Person, StandIn } from '../stand-in.ts'
import { CREDENTIALS } from './account.ts'
import { answer } from './api.ts'
import { hook } from './hook.ts'

const NAMES = ['Ana Pérez', 'Ben Okafor', 'Chiara Rossi', 'Daniel Weiß', '陈洁', 'Elif Yılmaz'] as const

export const twilioMessaging: StandIn = { channel: 'twilio-messaging', credentials: CREDENTIALS, person, hook, answer }

function person(n: number): Person {
	const phone = `+1415555${String(1000 + n).padStart(4, '0')}`
	const name = `${NAMES[(n - 1) % NAMES.length]}${n > NAMES.length ? ` ${n}` : ''}`
	return { address: n % 4 === 0 ? phone : `whatsapp:${phone}`, name, phone }
}
