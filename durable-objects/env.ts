import type { AuditBatch } from '../core/audit/audit-batch.ts'
import type { ArchiveBatch } from '../core/conversation/summary.ts'
import type { LogBatch } from '../core/routing/log-batch.ts'
import type { AgentObject } from './agent/agent-object.ts'
import type { AuditObject } from './audit/audit-object.ts'
import type { ConversationObject } from './conversation/conversation-object.ts'
import type { QueueObject } from './queue/queue-object.ts'
import type { WorkspaceObject } from './workspace/workspace-object.ts'

/** What every object may reach. The gateway's own environment extends it. */
export interface Env {
	readonly WORKSPACE: DurableObjectNamespace<WorkspaceObject>
	readonly CONVERSATION: DurableObjectNamespace<ConversationObject>
	readonly QUEUE: DurableObjectNamespace<QueueObject>
	readonly AGENT: DurableObjectNamespace<AgentObject>
	readonly AUDIT: DurableObjectNamespace<AuditObject>
	/** Log rows on their way to Postgres. */
	readonly ARCHIVE: Queue<ArchiveBatch | AuditBatch | LogBatch>
}
