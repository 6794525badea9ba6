import { refuse } from '../problem.ts'
import type { To } from './command.ts'
import { accept, type Decision, nothing } from './decision.ts'
import type { ConversationState } from './state.ts'

/** Most tags of one conversation: more tell nobody anything. */
export const TAGS_MAX = 20

/** Whoever sees it may tag it, also when it is over. The order of tags says nothing, so the same ones are no news. */
export function tag(state: ConversationState, { id, by, tags }: To<'tag'>): Decision {
	if (state.status === 'new') return refuse('not-found')
	const all = [...new Set(tags)].sort()
	return all.join() === state.tags.join() ? nothing : accept([{ type: 'tagged', id, by, tags: all }])
}
