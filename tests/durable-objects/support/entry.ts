/** The objects alone, for tests that need no gateway in front. */
export { AgentObject } from '../../../durable-objects/agent/agent-object.ts'
export { ConversationObject } from '../../../durable-objects/conversation/conversation-object.ts'
export { GuardObject } from '../../../durable-objects/guard/guard-object.ts'
export { QueueObject } from '../../../durable-objects/queue/queue-object.ts'
export { StaffObject } from '../../../durable-objects/staff/staff-object.ts'
export { WorkspaceObject } from '../../../durable-objects/workspace/workspace-object.ts'
export default { fetch: () => new Response(null, { status: 404 }) }
