import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { dotted, type Path, withValueAt } from '../../routing/state/json-path.ts'
import type { EntryList } from './uses.ts'

export type EntryOf<List extends EntryList> = WorkspaceConfig[List][number]

/** One entry of a list, and how its parts are named and changed. */
export interface EntryHandle<List extends EntryList> {
	readonly entry: EntryOf<List>
	readonly index: number
	/** Path of a part in the whole configuration, as the server names it. */
	readonly at: (...keys: Path) => string
	readonly set: <Key extends keyof EntryOf<List> & string>(key: Key, value: EntryOf<List>[Key]) => void
}

/** Null for an id that the list has not. */
export function entryOf<List extends EntryList>(draft: DraftHandle, list: List, id: string | null): EntryHandle<List> | null {
	const entries: readonly EntryOf<List>[] = shownConfig(draft.state)[list]
	const index = entries.findIndex((it) => it.id === id)
	const entry = entries[index]
	if (entry === undefined) return null
	return {
		entry,
		index,
		at: (...keys) => dotted([list, index, ...keys]),
		set: (key, value) => draft.edit((it) => withValueAt(it, [list, index, key], value)),
	}
}
