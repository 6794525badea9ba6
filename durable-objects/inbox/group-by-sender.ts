import type { Inbound } from '../../channels/channel.ts'

/** What belongs to each address, in its order. What has no sender belongs to nobody. */
export function groupBySender(items: readonly Inbound[]): Map<string, Exclude<Inbound, { kind: 'pull' }>[]> {
	const groups = new Map<string, Exclude<Inbound, { kind: 'pull' }>[]>()
	for (const item of items) {
		if (item.kind === 'pull' || item.from === null) continue
		const group = groups.get(item.from.address)
		if (group) group.push(item)
		else groups.set(item.from.address, [item])
	}
	return groups
}
