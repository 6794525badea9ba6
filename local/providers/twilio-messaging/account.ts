/** The account on this machine, and what happens in it. */
import { Kept } from '../shared/kept.ts'

export const CREDENTIALS = { accountSid: 'AC00000000000000000000000000000c0d', authToken: 'f1d0c0ffee5ca1ab1e0ddba11decade5' } as const

/** What customers write to. */
export const NUMBERS = { sms: '+14155550100', whatsapp: 'whatsapp:+14155550123' } as const

export const TEMPLATE = {
	sid: 'HX0000000000000000000000000000beef',
	friendlyName: 'order_shipped',
	language: 'en',
	body: 'Hello {{1}}, your order {{2}} is on its way.',
} as const

/** A message as the API tells of it, ours or the customer's. */
export interface KeptMessage {
	readonly sid: string
	readonly to: string
	readonly from: string
	readonly body: string
	readonly media: number
	readonly direction: 'inbound' | 'outbound-api'
	readonly atMs: number
	/** Where its fate is told; null for nowhere. */
	readonly statusCallback: string | null
}

export interface KeptFile {
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

export const messages = new Kept<KeptMessage>()
export const files = new Kept<KeptFile>(100)

/** A sid as Twilio writes them: what it is of, and 32 hexadecimal digits; the same for the same number. */
export function sidOf(prefix: 'SM' | 'MM' | 'ME', serial: number): string {
	return prefix + serial.toString(16).padStart(32, '0')
}

/** The last so many sids of the account's messages, newest first. */
export const recent: string[] = []

export function keep(message: KeptMessage): void {
	messages.set(message.sid, message)
	recent.unshift(message.sid)
	recent.length = Math.min(recent.length, 200)
}
