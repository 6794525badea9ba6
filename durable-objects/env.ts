import type { AuditBatch } from '../core/audit/audit-batch.ts'
import type { ArchiveBatch } from '../core/conversation/summary.ts'
import type { Sweep } from '../core/retention/sweep.ts'
import type { LogBatch } from '../core/routing/log-batch.ts'
import type { AgentObject } from './agent/agent-object.ts'
import type { AuditObject } from './audit/audit-object.ts'
import type { ConversationObject } from './conversation/conversation-object.ts'
import type { ContactPointObject } from './contact-point/contact-point-object.ts'
import type { GuardObject } from './guard/guard-object.ts'
import type { InboxObject } from './inbox/inbox-object.ts'
import type { PersonObject } from './person/person-object.ts'
import type { QueueObject } from './queue/queue-object.ts'
import type { StaffObject } from './staff/staff-object.ts'
import type { WorkspaceObject } from './workspace/workspace-object.ts'

/** What every object may reach. The gateway's own environment extends it. */
export interface Env {
	readonly WORKSPACE: DurableObjectNamespace<WorkspaceObject>
	readonly CONVERSATION: DurableObjectNamespace<ConversationObject>
	readonly QUEUE: DurableObjectNamespace<QueueObject>
	readonly AGENT: DurableObjectNamespace<AgentObject>
	/** By (workspace, user id). */
	readonly STAFF: DurableObjectNamespace<StaffObject>
	/** By what is guessed at, as in `sign-in/ana@demo.test`. */
	readonly GUARD: DurableObjectNamespace<GuardObject>
	readonly AUDIT: DurableObjectNamespace<AuditObject>
	/** By (workspace, inbox, address at the provider). */
	readonly CONTACT_POINT: DurableObjectNamespace<ContactPointObject>
	readonly INBOX: DurableObjectNamespace<InboxObject>
	/** By (workspace, `tel:` or `mailto:` and what is verified). */
	readonly PERSON: DurableObjectNamespace<PersonObject>
	/** Files of conversations, by `{workspace}/{conversation}/{file}`. */
	readonly FILES: R2Bucket
	/** Makes pictures small; without it there are no thumbnails. */
	readonly IMAGES?: ImagesBinding
	/** How large a file may be, in MiB: 25 unless it says another number, up to 100. */
	readonly PATCHBAY_FILE_MAX_MIB?: string
	/** Signs, and seals credentials; at least 32 random characters. */
	readonly PATCHBAY_SECRET?: string
	readonly PATCHBAY_SECRETS_BEFORE?: string
	/** Where this installation is reached from outside, as `https://chat.example`. */
	readonly PATCHBAY_ORIGIN?: string
	readonly PATCHBAY_LOCAL?: string
	/** Where mail for inboxes comes in: `{workspace}.{inbox}@` this. */
	readonly PATCHBAY_MAIL_DOMAIN?: string
	/** Cloudflare's mail service, where the installation has one. */
	readonly EMAIL?: SendEmail
	/** Log rows on their way to Postgres. */
	readonly ARCHIVE: Queue<ArchiveBatch | AuditBatch | LogBatch | Sweep>
}
