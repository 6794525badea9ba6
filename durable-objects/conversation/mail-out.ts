import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import type { Command } from '../../core/conversation/command.ts'
import { mailDueMs, unheardRows } from '../../core/conversation/mail-out.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import type { InboxId } from '../../core/ids.ts'
import type { ConversationEvent } from '../../core/protocol/conversation.ts'
import type { Journal } from '../shared/journal.ts'
import type { Attendance } from './attendance.ts'
import type { Watermarks } from './watermarks.ts'

interface House {
	readonly journal: Journal<ConversationState, ConversationEvent>
	readonly attendance: Attendance
	readonly watermarks: Watermarks
	/** Null while it cannot be read. */
	config(): Promise<WorkspaceConfig | null>
	dispatch(command: Command): unknown
}

/** Rows looked through: what is older, they will not have waited for. */
const ROWS_MAX = 200

/** Sends a visitor who has gone by mail what they have not heard. */
export class MailOut {
	readonly #house: House
	/** Up to which row it has been looked at in vain. */
	#looked = 0

	constructor(house: House) {
		this.#house = house
	}

	get dueMs(): number | null {
		const { journal, attendance } = this.#house
		return this.#looked === journal.seq
			? null
			: mailDueMs(journal.state, { customerOnline: attendance.customerOnline, received: this.#received })
	}

	async work(atMs: number): Promise<void> {
		const { dueMs } = this
		if (dueMs === null || dueMs > atMs) return
		const { journal } = this.#house
		this.#looked = journal.seq
		const rows = unheardRows(journal.after(this.#received, ROWS_MAX), this.#received)
		const address = journal.state.contact?.email
		const inbox = rows.length > 0 ? await this.#inbox() : null
		if (inbox && address) this.#house.dispatch({ type: 'join', atMs, point: { channel: 'email', inbox, address, label: null }, rows })
	}

	get #received(): number {
		const { journal, watermarks } = this.#house
		return watermarks.of(journal.state.assignee?.id ?? null).customer.received
	}

	/** That of the same line, or any. */
	async #inbox(): Promise<InboxId | null> {
		const inboxes = (await this.#house.config())?.inboxes.filter((it) => it.channel === 'email' && it.enabled) ?? []
		const found = inboxes.find((it) => it.queue === this.#house.journal.state.queue) ?? inboxes[0]
		return (found?.id as InboxId | undefined) ?? null
	}
}
