/** The official account on this machine, and what is said to and by it. */
import { Kept } from '../shared/kept.ts'

export const CREDENTIALS = {
	channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8',
	channelAccessToken: 'lineaccesstoken0000stand0in0000ZWIZmV9fWROf41edB04t89O1wdB04t89FU=',
} as const

export const DESTINATION = `U${'0'.repeat(31)}1`

export interface KeptFile {
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

/** By message id. */
export const files = new Kept<KeptFile>(100)
/** Who wrote a message, and which, by the token it can be marked as read with. */
export const readTokens = new Kept<{ readonly address: string; readonly message: string }>()
/** A message by the token it is quoted with. */
export const quoteTokens = new Kept<string>()
/** By address. */
export const names = new Kept<string>()

/** LINE's ids of messages are numbers of eighteen digits or so, which grow. */
export function messageId(serial: number): string {
	return String(460_000_000_000_000_000n + BigInt(serial))
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID: its time, and a number for chance. */
export function eventId(atMs: number, serial: number): string {
	return inCrockford(BigInt(Math.max(0, Math.trunc(atMs))), 10) + inCrockford(BigInt(serial), 16)
}

function inCrockford(value: bigint, digits: number): string {
	return Array.from({ length: digits }, (_, i) => CROCKFORD[Number((value >> BigInt(5 * (digits - 1 - i))) & 31n)]).join('')
}
