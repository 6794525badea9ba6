import { saidIn } from '../../../core/conversation/said.ts'
import { type ThreadInput, type ThreadItem, threadOf } from './thread.ts'
import { unsentRows, type Uploads } from './unsent-rows.ts'

export interface LiveThreadInput extends Omit<ThreadInput, 'said'> {
	readonly uploads: Uploads
}

/** What shows of a conversation whose log is here: what is on its way stands in it as if it had arrived. */
export function liveThread({ uploads, ...input }: LiveThreadInput): readonly ThreadItem[] {
	const { rows, unsent, me } = input
	const pending = unsentRows(unsent, { me, after: rows.at(-1)?.seq ?? 0, uploads })
	return threadOf({ ...input, said: saidIn([...rows, ...pending]) })
}
