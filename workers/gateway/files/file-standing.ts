import { filesOf } from '../../../core/message.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { Row } from '../../../core/protocol/conversation.ts'
import type { ConversationPort } from '../env.ts'

const ROWS = 500

/** Why a file of a conversation is not in the store, as its log tells it. */
export async function whyNotHere(stub: Pick<ConversationPort, 'rows'>, file: string): Promise<Refusal> {
	let isNamed = false
	for (let after = 0, isMore = true; isMore;) {
		const rows = await stub.rows({ after, limit: ROWS })
		for (const { event } of rows) {
			if (event.type === 'file' && event.file === file) return refusalOf(event)
			isNamed ||= isIn(event, file)
		}
		after = rows.at(-1)?.seq ?? after
		isMore = rows.length === ROWS
	}
	return refuse(isNamed ? 'file-not-here' : 'not-found')
}

function isIn(event: Row['event'], file: string): boolean {
	return (event.type === 'message' || event.type === 'edited') && filesOf(event.content).some((it) => it.id === file)
}

function refusalOf({ reason }: Extract<Row['event'], { type: 'file' }>): Refusal {
	if (reason === 'too-large') return refuse('file-refused', { detail: 'It was too large' })
	return refuse(reason === 'refused' ? 'file-refused' : 'file-gone')
}
