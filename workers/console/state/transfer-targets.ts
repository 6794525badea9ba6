import type { Directory } from '../../../core/protocol/console.ts'
import type { StaffFrame } from '../../../core/protocol/conversation.ts'
import type { Words } from '../i18n/en.ts'
import type { PickGroup } from '../ui/pick-list.tsx'

type Target = Extract<StaffFrame, { type: 'transfer' }>['to']

/** Whom a conversation can be passed to: the queues, and all colleagues but oneself. Ids name kind and target: a queue may be called like an agent. */
export function transferGroups(
	{ queues, agents }: Directory,
	{ me, words }: { me: string; words: Pick<Words['transfer'], 'queues' | 'agents'> },
): readonly PickGroup[] {
	return [
		{ id: 'queues', name: words.queues, options: queues.map(({ id, name }) => ({ id: `queue:${id}`, name })) },
		{ id: 'agents', name: words.agents, options: agents.filter((it) => it.id !== me).map(({ id, name }) => ({ id: `agent:${id}`, name })) },
	].filter((it) => it.options.length > 0)
}

export function targetOf(chosen: string): Target {
	const at = chosen.indexOf(':')
	const id = chosen.slice(at + 1)
	return chosen.startsWith('queue:') ? { kind: 'queue', queue: id } : { kind: 'agent', agent: id }
}
