/**
 * Mail that no person has written for us to answer. Where its sender is being talked with it is shown as such; it begins nothing and
 * wakes nobody, since an answer to it would be answered by a machine again, and so on for ever (RFC 3834).
 */
import type { Email } from 'postal-mime'
import { canonicalAddress, untagged } from './mail-address.ts'
import { headerOf } from './parse-mime.ts'

/** Carries the address it was sent from: what comes back with our own has gone in a circle. */
export const LOOP_HEADER = 'X-Patchbay-Loop'

export interface Envelope {
	/** `MAIL FROM`; empty for what must not be answered. */
	readonly from: string
	/** `RCPT TO`. */
	readonly to: string
}

export type MachineMail = 'loop' | 'bounce' | 'auto-reply' | 'mailing-list' | 'bulk' | 'null-sender'

/** What kind of machine; null for what a person may have written. `ours`: the address of the inbox. */
export function machineMail(mail: Email, { envelope, ours }: { envelope: Envelope; ours: string }): MachineMail | null {
	if (isLoop(mail, ours)) return 'loop'
	if (/^(mailer-daemon|postmaster|mail-daemon)@/.test(canonicalAddress(mail.from?.address) ?? '')) return 'bounce'
	if (isAutomatic(mail)) return 'auto-reply'
	if (headerIs(mail, 'precedence', /^(bulk|junk)/)) return 'bulk'
	if (isFromList(mail)) return 'mailing-list'
	return envelope.from.replace(/[<>\s]/g, '') === '' ? 'null-sender' : null
}

function isLoop(mail: Email, ours: string): boolean {
	const passed = mail.headers.filter((it) => it.key === LOOP_HEADER.toLowerCase())
	return passed.some((it) => untagged(canonicalAddress(it.value) ?? '') === ours)
}

function isAutomatic(mail: Email): boolean {
	const submitted = headerOf(mail, 'auto-submitted')?.trim().toLowerCase() ?? 'no'
	if (submitted !== '' && !/^no\b/.test(submitted)) return true
	if (headerIs(mail, 'precedence', /^auto[_-]?reply/)) return true
	return ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((it) => {
		const value = headerOf(mail, it)
		return value !== null && !/^\s*(no|false|0)?\s*$/i.test(value)
	})
}

/** A group the company has for itself, such as a Google group behind support@, passes customers' mail on and is no list. */
function isFromList(mail: Email): boolean {
	if (headerOf(mail, 'x-original-sender') !== null) return false
	return headerIs(mail, 'precedence', /^list/) || headerOf(mail, 'list-id') !== null
}

function headerIs(mail: Email, name: string, pattern: RegExp): boolean {
	return pattern.test(headerOf(mail, name)?.trim().toLowerCase() ?? '')
}
