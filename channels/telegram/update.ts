import type { InboundUnsupported, Sender } from '../channel.ts'
import { type Fields, numberOf } from '../shared/read.ts'
import { whenOf } from '../shared/when.ts'

/** One thing that has happened. */
export interface Update {
	/** Counts up per bot: sorts what happened within one second. */
	readonly number: number
	/** The field it stood in. */
	readonly name: string
	readonly fields: Fields
}

export function unsupported({ number, name }: Update, from: Sender | null, what = name): InboundUnsupported {
	return { kind: 'unsupported', id: `update ${number} ${name}`, from, atMs: null, order: number, what }
}

/** Telegram counts seconds; in milliseconds, null for what is no time. */
export function timeOf(seconds: unknown): number | null {
	const count = numberOf(seconds)
	return count === null ? null : whenOf(count * 1000)
}
