import type { Meaning, Meanings } from './api.ts'

const MINUTE_MS = 60_000

export const credentials: Meaning = { outcome: 'final', code: 'credentials-invalid' }
export const renew: Meaning = { outcome: 'renew', code: 'credentials-invalid' }
export const slower: Meaning = { outcome: 'retry', code: 'rate-limited', afterMs: MINUTE_MS }
export const fileRefused: Meaning = { outcome: 'final', code: 'file-refused' }
export const contentRefused: Meaning = { outcome: 'final', code: 'content-refused' }
export const notPermitted: Meaning = { outcome: 'final', code: 'not-permitted' }
export const blocked: Meaning = { outcome: 'final', code: 'recipient-blocked' }
export const nobody: Meaning = { outcome: 'final', code: 'recipient-unknown' }
export const closed: Meaning = { outcome: 'final', code: 'window-closed' }
export const spent: Meaning = { outcome: 'final', code: 'quota-spent' }

/** What codes mean to both. */
export const meaningsOfBoth: Meanings = {
	[-1]: { outcome: 'retry', code: 'provider-down' },
	40003: nobody,
	40004: fileRefused,
	40005: fileRefused,
	40006: fileRefused,
	40007: fileRefused,
	40008: contentRefused,
	40009: fileRefused,
	40010: fileRefused,
	40011: fileRefused,
	40013: credentials,
	40014: renew,
	40033: contentRefused,
	40058: contentRefused,
	41001: renew,
	41004: credentials,
	41005: fileRefused,
	42001: renew,
	44001: fileRefused,
	44004: contentRefused,
	45001: fileRefused,
	45002: contentRefused,
	45009: slower,
	45011: slower,
	48001: notPermitted,
}
