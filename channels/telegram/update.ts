import type { InboundUnsupported, Sender } from '../channel.ts'
import type { Fields } from '../shared/read.ts'

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
