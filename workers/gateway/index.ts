/** The Worker: the gateway's app, the archive's consumer, the mailbox, and the objects. */
import { AgentObject } from '../../durable-objects/agent/agent-object.ts'
import { AuditObject } from '../../durable-objects/audit/audit-object.ts'
import { ContactPointObject } from '../../durable-objects/contact-point/contact-point-object.ts'
import { ConversationObject } from '../../durable-objects/conversation/conversation-object.ts'
import { GuardObject } from '../../durable-objects/guard/guard-object.ts'
import { InboxObject } from '../../durable-objects/inbox/inbox-object.ts'
import { PersonObject } from '../../durable-objects/person/person-object.ts'
import { QueueObject } from '../../durable-objects/queue/queue-object.ts'
import { StaffObject } from '../../durable-objects/staff/staff-object.ts'
import { WorkspaceObject } from '../../durable-objects/workspace/workspace-object.ts'
import { unsealedId } from '../../durable-objects/shared/mail-seal.ts'
import { consumeArchive } from '../archive/archive-consumer.ts'
import { findInbox } from './find-inbox.ts'
import { makeGateway } from './gateway.ts'
import { consumeMailEvents, MAIL_EVENTS_QUEUE } from './mail-in/consume-mail-events.ts'
import { deliverMail } from './mail-in/deliver-mail.ts'
import { receiveMail } from './mail-in/receive-mail.ts'
import type { WorkerEnv } from './worker-env.ts'
import { workerServices } from './worker-services.ts'

export {
	AgentObject,
	AuditObject,
	ContactPointObject,
	ConversationObject,
	GuardObject,
	InboxObject,
	PersonObject,
	QueueObject,
	StaffObject,
	WorkspaceObject,
}

/** Made on the first request, which brings the bindings; they stay the same for as long as the isolate lives. */
let gateway: ReturnType<typeof makeGateway> | null = null

export default {
	fetch(request, env, ctx) {
		gateway ??= makeGateway(workerServices(env))
		return gateway(request, env, ctx)
	},
	queue: (batch, env) =>
		batch.queue === MAIL_EVENTS_QUEUE
			? consumeMailEvents(batch, { env, findInbox: (id) => findInbox(env, id) })
			: consumeArchive(batch, env),
	email: (message, env) =>
		receiveMail(message, {
			findInbox: (id) => findInbox(env, id),
			deliver: (mail) => deliverMail(mail, env),
			unsealed: (sealed) => unsealedId(env, sealed),
			nowMs: Date.now(),
		}),
} satisfies ExportedHandler<WorkerEnv>
