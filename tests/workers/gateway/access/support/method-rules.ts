import type { Access, MethodAccess } from '../../../../../core/access.ts'
import { AgentObject } from '../../../../../durable-objects/agent/agent-object.ts'
import { AuditObject } from '../../../../../durable-objects/audit/audit-object.ts'
import { ContactPointObject } from '../../../../../durable-objects/contact-point/contact-point-object.ts'
import { ConversationObject } from '../../../../../durable-objects/conversation/conversation-object.ts'
import { GuardObject } from '../../../../../durable-objects/guard/guard-object.ts'
import { InboxObject } from '../../../../../durable-objects/inbox/inbox-object.ts'
import { QueueObject } from '../../../../../durable-objects/queue/queue-object.ts'
import { StaffObject } from '../../../../../durable-objects/staff/staff-object.ts'
import { WorkspaceObject } from '../../../../../durable-objects/workspace/workspace-object.ts'
import { type Caller, expected } from './callers.ts'
import type { Asked } from './recorder.ts'

const rules: Readonly<Record<string, Readonly<Record<string, MethodAccess>>>> = {
	WORKSPACE: WorkspaceObject.rules,
	CONVERSATION: ConversationObject.rules,
	QUEUE: QueueObject.rules,
	AGENT: AgentObject.rules,
	STAFF: StaffObject.rules,
	GUARD: GuardObject.rules,
	AUDIT: AuditObject.rules,
	CONTACT_POINT: ContactPointObject.rules,
	INBOX: InboxObject.rules,
}

/** Whether the gateway may have called it while it served somebody: the method's own rule must let them in too. */
export function mayHaveAsked({ binding, method }: Asked, caller: Caller): boolean {
	const rule = rules[binding]?.[method]
	if (rule === undefined) throw new Error(`${binding}.${method} has no rule`)
	if (rule === 'objects') return true
	const ways: readonly Access[] = isList(rule) ? rule : [rule]
	return ways.some((it) => expected(it, caller) === 'in')
}

function isList(rule: MethodAccess): rule is readonly Access[] {
	return typeof rule !== 'string'
}
