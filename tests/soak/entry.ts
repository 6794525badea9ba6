/** The product's own objects behind a bad network. */
import { AgentObject as RealAgentObject } from '../../durable-objects/agent/agent-object.ts'
import { ContactPointObject as RealContactPointObject } from '../../durable-objects/contact-point/contact-point-object.ts'
import { ConversationObject as RealConversationObject } from '../../durable-objects/conversation/conversation-object.ts'
import type { Env } from '../../durable-objects/env.ts'
import { InboxObject as RealInboxObject } from '../../durable-objects/inbox/inbox-object.ts'
import { QueueObject as RealQueueObject } from '../../durable-objects/queue/queue-object.ts'
import { WorkspaceObject as RealWorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'
import { faultyEnv, watchedAlarm } from './faults.ts'

export { AuditObject } from '../../durable-objects/audit/audit-object.ts'

export class WorkspaceObject extends RealWorkspaceObject {
	constructor(ctx: DurableObjectState, env: Env) {
		super(watchedAlarm(ctx, 'WORKSPACE'), faultyEnv(env))
	}
}

export class AgentObject extends RealAgentObject {
	constructor(ctx: DurableObjectState, env: Env) {
		super(watchedAlarm(ctx, 'AGENT'), faultyEnv(env))
	}
}

export class ConversationObject extends RealConversationObject {
	constructor(ctx: DurableObjectState, env: Env) {
		super(watchedAlarm(ctx, 'CONVERSATION'), faultyEnv(env))
	}
}

export class ContactPointObject extends RealContactPointObject {
	constructor(ctx: DurableObjectState, env: Env) {
		super(watchedAlarm(ctx, 'CONTACT_POINT'), faultyEnv(env))
	}
}

export class InboxObject extends RealInboxObject {
	constructor(ctx: DurableObjectState, env: Env) {
		super(watchedAlarm(ctx, 'INBOX'), faultyEnv(env))
	}
}

export class QueueObject extends RealQueueObject {
	constructor(ctx: DurableObjectState, env: Env) {
		super(watchedAlarm(ctx, 'QUEUE'), faultyEnv(env))
	}
}

export { PersonObject } from '../../durable-objects/person/person-object.ts'
export { GuardObject } from '../../durable-objects/guard/guard-object.ts'
export { StaffObject } from '../../durable-objects/staff/staff-object.ts'
export default { fetch: () => new Response(null, { status: 404 }) }
