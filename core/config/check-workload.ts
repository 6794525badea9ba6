import { MEDIA, type Media } from '../routing/media.ts'
import { cyclesIn } from './cycles.ts'
import { type Issue, issue } from './issue.ts'
import type { InboxConfig, WorkspaceConfig } from './workspace.ts'

/** What comes in by each kind of inbox. */
export const MEDIA_OF: Readonly<Record<InboxConfig['channel'], Media>> = {
	web: 'chat',
	app: 'chat',
	email: 'email',
	'twilio-voice': 'call',
	'twilio-messaging': 'message',
	whatsapp: 'message',
	messenger: 'message',
	instagram: 'message',
	telegram: 'message',
	line: 'message',
	wechat: 'message',
	wecom: 'message',
	slack: 'message',
	api: 'message',
}

export function checkWorkload(config: WorkspaceConfig): readonly Issue[] {
	return [...checkInterrupts(config), ...checkWeights(config)]
}

/** Two kinds cannot each step aside for the other: then neither would count. */
function checkInterrupts({ workload: { interrupts } }: WorkspaceConfig): readonly Issue[] {
	const edges = new Map(MEDIA.map((it) => [it, interrupts[it] ?? []]))
	return cyclesIn(edges).map((ring) => {
		const [from, to] = ring.slice(-2) as [Media, Media]
		const path = ['workload', 'interrupts', from, interrupts[from]?.indexOf(to) ?? 0]
		if (from === to) return issue(path, `"${to}" cannot step aside for itself; take it out of its own list`)
		return issue(path, `They step aside for each other in a ring: ${ring.join(' → ')}; only one of them can step aside for the other`)
	})
}

/** What comes in must fit somebody. A workspace with no agents yet has nobody it could fit. */
function checkWeights({ workload, agents, inboxes }: WorkspaceConfig): readonly Issue[] {
	const largest = Math.max(...agents.map((it) => it.pool))
	const coming = new Set(inboxes.map((it) => MEDIA_OF[it.channel]))
	return MEDIA.filter((it) => agents.length > 0 && coming.has(it) && workload.weights[it] > largest).map((media) => {
		const message = `No agent could ever take one: it weighs ${workload.weights[media]} and the largest pool is ${largest}`
		return issue(['workload', 'weights', media], `${message}; lower it, or give agents a larger pool`)
	})
}
