import type { DeskConfig } from '../api/directory.ts'
import type { Words } from '../i18n/en.ts'
import type { PickGroup } from '../ui/pick-list.tsx'

/** Whom a conversation can be given to: first who serves its queue, then who would meet it in another. */
export function assignGroups(
	agents: DeskConfig['agents'],
	queue: string,
	words: Pick<Words['act'], 'serving' | 'others'>,
): readonly PickGroup[] {
	const serves = ({ queues }: DeskConfig['agents'][number]) => queues.some((it) => it.queue === queue)
	const named = (list: DeskConfig['agents']) => list.map(({ id, name }) => ({ id, name }))
	return [
		{ id: 'serving', name: words.serving, options: named(agents.filter(serves)) },
		{ id: 'others', name: words.others, options: named(agents.filter((it) => !serves(it) && it.queues.length > 0)) },
	].filter((it) => it.options.length > 0)
}
