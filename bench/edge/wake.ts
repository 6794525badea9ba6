/**
 * A queue that is put to sleep with people waiting.
 *
 * `/fill/{queue}/{from}/{n}` puts `n` customers in line, numbered from `from` · `GET /status/{queue}` wakes it and counts them
 */
import { WorkspaceConfig } from '../../core/config/workspace.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import { Facts } from '../../core/routing/facts.ts'
import type { Entry } from '../../core/routing/offer.ts'
import type { Env } from '../../durable-objects/env.ts'
import { stubOf } from '../../durable-objects/shared/stubs.ts'

export { AgentObject } from '../../durable-objects/agent/agent-object.ts'
export { ConversationObject } from '../../durable-objects/conversation/conversation-object.ts'
export { QueueObject } from '../../durable-objects/queue/queue-object.ts'
export { WorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'

const workspace = 'bench' as WorkspaceId
const SKILLS = Array.from({ length: 12 }, (_, i) => `skill-${i}`)
const routing = {
	rules: SKILLS.map((skill) => ({
		name: skill,
		when: { intent: [skill] },
		steps: [5, 1].map((min) => ({ requires: { skill, min }, forMs: 600_000 })),
	})),
	finally: 'wait',
}
const config = WorkspaceConfig.parse({
	name: 'Bench',
	skills: SKILLS.map((id) => ({ id, name: id })),
	queues: ['large', 'small'].map((id) => ({ id, name: id, routing })),
	agents: [{ id: 'ana', name: 'Ana', skills: { 'skill-0': 5 }, queues: [{ queue: 'large' }] }],
	inboxes: [{ id: 'bench.web', name: 'Website', channel: 'web', queue: 'large' }],
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
})

export default {
	async fetch(request, env) {
		const [, act, name = '', from, n] = new URL(request.url).pathname.split('/')
		const queue = stubOf(env.QUEUE, workspace, name)
		if (act === 'status') return Response.json(await queue.status())
		await env.WORKSPACE.getByName(workspace).publish(config)
		for (let i = Number(from); i < Number(from) + Number(n); i++) await queue.enqueue(entry(i))
		return Response.json(await queue.status())
	},
} satisfies ExportedHandler<Env>

function entry(i: number): Entry {
	const facts = Facts.parse({ intent: SKILLS[i % SKILLS.length], tier: i % 20 === 0 ? 'gold' : null })
	const subject = { contactName: 'A customer', language: 'en', preview: 'Where is my order? It should have come on Monday.', note: null }
	const conversation = `cnv_${String(i).padStart(22, '0')}` as ConversationId
	return {
		conversation,
		placement: 1,
		enqueuedAtMs: Date.now(),
		epoch: 0,
		target: null,
		subject,
		facts,
		contact: null,
		boostMs: 0,
		callback: null,
	}
}
