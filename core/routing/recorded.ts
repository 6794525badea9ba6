import type { Subject } from '../protocol/console.ts'
import type { Callback } from './offer.ts'
import type { QueueCommand } from './queue-command.ts'

const nobody: Subject = { contactName: null, language: '', preview: '', note: null }

/**
 * A command as the record keeps it: without a name, a message, a note or a number to call back. No decision goes by those, so
 * what is left still replays to the same decisions.
 */
export function recorded(command: QueueCommand): QueueCommand {
	if (command.type === 'enqueue') {
		const { entry } = command
		return { ...command, entry: { ...entry, subject: { ...nobody, language: entry.subject.language }, callback: quiet(entry.callback) } }
	}
	return command.type === 'update' && command.callback ? { ...command, callback: quiet(command.callback) } : command
}

function quiet(callback: Callback | null): Callback | null {
	return callback && { ...callback, to: '' }
}
