import type { Inbound, InboundContent } from '../../../channels/channel.ts'
import type { MailAttachment } from '../../../channels/email/mail-content.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import { objectName, type WorkspaceId, workspaceOf } from '../../../core/ids.ts'
import type { Env } from '../../../durable-objects/env.ts'
import { keepArrived } from '../../../durable-objects/files/arrived.ts'
import { groupBySender } from '../../../durable-objects/inbox/group-by-sender.ts'

interface Mail {
	readonly inbox: InboxConfig
	readonly items: readonly Inbound[]
	readonly attachments: readonly MailAttachment[]
}

/** Keeps the files, and then hands on what was said. Rejects when not all of it is durable: then the sending server tries again. */
export async function deliverMail({ inbox, items, attachments }: Mail, env: Pick<Env, 'FILES' | 'CONTACT_POINT'>): Promise<void> {
	const workspace = workspaceOf(inbox.id) as WorkspaceId
	const kept = await Promise.all(
		attachments.map(async ({ source, type, bytes }) => [source, await keepArrived(env, { workspace, type, bytes })] as const),
	)
	const groups = groupBySender(items.map((it) => withSources(it, new Map(kept))))
	await Promise.all(
		[...groups].map(([address, its]) =>
			env.CONTACT_POINT.getByName(objectName(workspace, `${inbox.id}/${address}`)).hear({ inbox, items: its })
		),
	)
}

function withSources(item: Inbound, sources: ReadonlyMap<string, string>): Inbound {
	if (item.kind !== 'message') return item
	return { ...item, content: contentWith(item.content, sources) }
}

function contentWith(content: InboundContent, sources: ReadonlyMap<string, string>): InboundContent {
	if (content.kind !== 'files' && content.kind !== 'email') return content
	return { ...content, files: content.files.map((it) => ({ ...it, source: sources.get(it.source) ?? it.source })) }
}
