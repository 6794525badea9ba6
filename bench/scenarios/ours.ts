import type { WorkerdOptions } from '../workerd.ts'

/** The product's own objects as `wrangler.toml` binds them. */
export const OURS: WorkerdOptions = {
	entry: 'ours.ts',
	objects: { WORKSPACE: 'WorkspaceObject', CONVERSATION: 'ConversationObject', QUEUE: 'QueueObject', AGENT: 'AgentObject' },
	queues: ['ARCHIVE'],
}
