/** A line that is looked at: rows do not move away from under the pointer or the focus. */
export interface SteadyRow<Item> {
	readonly item: Item
	/** It has left the line; its row stays until nobody is about to hit it. */
	readonly isGone: boolean
}

interface Standing {
	readonly conversation: string
}

/**
 * What to show, given what was shown and what is so now. While the list is in use everybody keeps their row and newcomers
 * come at the end; else it is simply as it is.
 */
export function steadyLine<Item extends Standing>(
	shown: readonly SteadyRow<Item>[],
	fresh: readonly Item[],
	isInUse: boolean,
): readonly SteadyRow<Item>[] {
	if (!isInUse) return fresh.map((item) => ({ item, isGone: false }))
	const now = new Map(fresh.map((it) => [it.conversation, it]))
	const known = new Set(shown.map((it) => it.item.conversation))
	const kept = shown.map(({ item }) => {
		const next = now.get(item.conversation)
		return { item: next ?? item, isGone: next === undefined }
	})
	return [...kept, ...fresh.filter((it) => !known.has(it.conversation)).map((item) => ({ item, isGone: false }))]
}
