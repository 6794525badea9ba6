/** The Worker: the gateway's app, the archive's consumer, and the objects. */
import { AgentObject } from '../../durable-objects/agent/agent-object.ts'
import { ConversationObject } from '../../durable-objects/conversation/conversation-object.ts'
import { QueueObject } from '../../durable-objects/queue/queue-object.ts'
import { WorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'
import { makeApp } from './app.ts'
import type { GatewayEnv } from './env.ts'
import { postgresServices } from './postgres-services.ts'
import type { WorkerEnv } from './worker-env.ts'

export { AgentObject, ConversationObject, QueueObject, WorkspaceObject }

const app = makeApp({
	...postgresServices,
	listDeadLetters: async () => ({ items: [], nextCursor: null }),
	replayDeadLetters: async () => ({ replayed: 0 }),
})

export default {
	fetch(request, env, ctx) {
		const bindings: GatewayEnv = env
		return app.fetch(request, bindings, ctx)
	},
} satisfies ExportedHandler<WorkerEnv>
