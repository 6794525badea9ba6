/** Addresses as Twilio writes them: `+4917…` for a text message, `whatsapp:+4917…` and the like for what goes another way. */
import type { Sender } from '../channel.ts'
import { cleanId, cleanName } from '../shared/clean.ts'

const E164 = /^\+[1-9]\d{4,14}$/

export function isWhatsApp(address: string): boolean {
	return address.startsWith('whatsapp:')
}

/** Null for what is no address. */
export function senderOf(address: string | null, name: string | null): Sender | null {
	const clean = cleanId(address)
	if (clean === null) return null
	const bare = clean.slice(clean.indexOf(':') + 1)
	const phone = E164.test(bare) ? { phone: bare } : {}
	return { address: clean, name: cleanName(name), label: bare === clean ? null : cleanName(bare), language: null, ...phone }
}
