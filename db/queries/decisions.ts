import { and, asc, eq, sql } from 'drizzle-orm'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { DecisionRow } from '../../core/routing/why.ts'
import type { Database } from '../client.ts'
import { decisions } from '../schema/decisions.ts'

export interface DecisionsQuery {
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	/** Only rows of this time and later ones. */
	readonly fromMs: number
	readonly limit: number
}

/** What was decided on a conversation, oldest first, those of one log row together and in their order. */
export async function decisionsOf(db: Database, { workspace, conversation, fromMs, limit }: DecisionsQuery): Promise<DecisionRow[]> {
	const found = await db.select({ body: decisions.body }).from(decisions)
		.where(and(eq(decisions.workspace, workspace), eq(decisions.conversation, conversation), sql`${decisions.atMs} >= ${fromMs}::bigint`))
		.orderBy(asc(decisions.atMs), asc(decisions.queue), asc(decisions.seq), asc(decisions.n))
		.limit(limit)
	// The archive's consumer has parsed it before it took it in.
	return found.map((it) => it.body as DecisionRow)
}
