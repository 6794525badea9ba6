import type { ContactEvent, FileSource } from '../../core/channel/contact-log.ts'

/** What a row makes owed. `seq` is its own. */
export type Debt =
	/** To the conversation. */
	| { readonly type: 'hand'; readonly seq: number }
	/** To the provider. */
	| { readonly type: 'send'; readonly seq: number }
	/** A file is to be fetched. */
	| { readonly type: 'fetch'; readonly seq: number; readonly sinceMs: number; readonly file: FileSource }
	/** Who it is. */
	| { readonly type: 'name' }

/** What goes into the log with an event. */
export interface Appending {
	readonly key?: string | null
	/** An earlier row that is told with it. */
	readonly since?: number | null
	readonly debts?: readonly Debt[]
}

/** A file that does not come holds up nothing else. */
export function laneOf(debt: Debt): string {
	return debt.type === 'fetch' ? `fetch ${debt.file.file}` : debt.type
}

export function owedBy(event: ContactEvent, seq: number): Debt[] {
	switch (event.type) {
		case 'heard':
		case 'told':
		case 'stored':
		case 'named':
		case 'expired':
			return [{ type: 'hand', seq }]
		case 'asked':
			return [{ type: 'send', seq }]
		default:
			return []
	}
}
