/** The only way a line changes. */
import type { ConversationId } from '../ids.ts'
import { blankPace, bucketOf, laneOf, refile } from './buckets.ts'
import { byOrder, heldUntilMs, type Item, toldAgainMs, virtualStartOf, waitsUntilMs } from './item.ts'
import { emptyLine, type Line, type LineChange, type Slot, type Timer } from './line.ts'
import type { Plan } from './plan.ts'
import { adopt, forget, planFor } from './plans.ts'
import type { Place } from './queue-command.ts'
import { SortedList } from './sorted-list.ts'
import { know } from './staff.ts'

const DEPARTED_MAX = 2_000

export function applyChange(line: Line, change: LineChange): void {
	switch (change.type) {
		case 'policy':
			return adopt(line, change.policy)
		case 'forget':
			return forget(line, change.version)
		case 'put': {
			const plan = planFor(line, change.item, change.item.version)
			takeOut(line, change.item.conversation)
			return put(line, change.item, plan)
		}
		case 'drop':
			takeOut(line, change.conversation)
			return remember(line, change.conversation, change.placement)
		case 'candidate':
			line.kept.set(change.candidate.agent, change.candidate)
			return know(line, change.candidate)
		case 'foresee':
			return know(line, change.candidate)
		case 'pace':
			laneOf(line, change.lane).pace = change.pace
	}
}

/** What is left when the object dies and comes to life again: what was stored, and who its log says has left. */
export function reboot(line: Line, departed: readonly Place[]): Line {
	const next = emptyLine()
	for (const it of departed) applyChange(next, { type: 'drop', ...it })
	for (const policy of line.policies.values()) applyChange(next, { type: 'policy', policy })
	for (const item of line.items.values()) applyChange(next, { type: 'put', item })
	for (const candidate of line.kept.values()) applyChange(next, { type: 'candidate', candidate })
	for (const [lane, { pace }] of line.lanes) if (pace !== blankPace) applyChange(next, { type: 'pace', lane, pace })
	return next
}

export function put(line: Line, item: Item, plan: Plan): void {
	const timer = itemTimer(item, plan)
	line.items.set(item.conversation, item)
	line.slots.set(item.conversation, { plan, timer })
	line.pinned.set(item.version, (line.pinned.get(item.version) ?? 0) + 1)
	line.order.add(item)
	fileCallback(line, item)
	if (timer) line.timers.add(timer)
	if (item.stage !== 'waiting') return
	const lane = laneOf(line, plan.lane)
	lane.waiting.add(item)
	lane.moves++
	const shelf = shelfOf(line, item, plan)
	shelf.add(item)
	if (item.target === null) refile(line, bucketOf(line, item, plan))
	line.stirred.items.add(item.conversation)
}

/** Out of every index. */
function takeOut(line: Line, conversation: ConversationId): void {
	const item = line.items.get(conversation)
	if (!item) return
	const { plan, timer } = line.slots.get(conversation) as Slot
	line.items.delete(conversation)
	line.slots.delete(conversation)
	line.pinned.set(item.version, (line.pinned.get(item.version) ?? 0) - 1)
	line.order.delete(item)
	unfileCallback(line, item)
	if (timer) line.timers.delete(timer)
	line.stirred.items.delete(conversation)
	if (item.stage !== 'waiting') return
	const lane = laneOf(line, plan.lane)
	lane.waiting.delete(item)
	lane.departures++
	lane.moves++
	shelfOf(line, item, plan).delete(item)
	if (item.target === null) return refile(line, bucketOf(line, item, plan))
	if (line.targeted.get(item.target)?.size === 0) line.targeted.delete(item.target)
}

function shelfOf(line: Line, item: Item, plan: Plan): SortedList<Item> {
	if (item.target === null) return bucketOf(line, item, plan).items
	const known = line.targeted.get(item.target) ?? new SortedList(byOrder, virtualStartOf)
	line.targeted.set(item.target, known)
	return known
}

/** The same customer may wait for several: the first in the order of service is the one they are known by. */
function fileCallback({ callbacks }: Line, item: Item): void {
	if (!item.callback || item.contact === null) return
	const known = callbacks.get(item.contact) ?? new SortedList(byOrder, virtualStartOf)
	callbacks.set(item.contact, known)
	known.add(item)
}

function unfileCallback({ callbacks }: Line, item: Item): void {
	if (!item.callback || item.contact === null) return
	callbacks.get(item.contact)?.delete(item)
	if (callbacks.get(item.contact)?.size === 0) callbacks.delete(item.contact)
}

function itemTimer(item: Item, plan: Plan): Timer | null {
	const dueMs = item.stage === 'offered'
		? (item.leaseUntilMs ?? 0)
		: Math.min(toldAgainMs(item), item.stage === 'held' ? heldUntilMs(item) : waitsUntilMs(item, plan))
	return dueMs === Infinity ? null : { dueMs, item: item.conversation }
}

function remember({ departed }: Line, conversation: ConversationId, placement: number): void {
	const newest = Math.max(placement, departed.get(conversation) ?? 0)
	departed.delete(conversation)
	departed.set(conversation, newest)
	for (const oldest of departed.keys()) {
		if (departed.size <= DEPARTED_MAX) return
		departed.delete(oldest)
	}
}
