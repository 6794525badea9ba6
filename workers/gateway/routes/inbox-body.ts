import { z } from '@hono/zod-openapi'
import { type CredentialMark, inboxOwner } from '../../../core/config/credential.ts'
import { credentialFields, InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'

const Credential = z.object({
	field: z.string().openapi({ example: 'authToken' }),
	set: z.boolean(),
	atMs: z.int().nullable().openapi({ description: 'When it was set' }),
	by: z.string().nullable(),
})

export const InboxBody = z.object({
	id: z.string().openapi({ example: 'shop.web' }),
	name: z.string(),
	channel: InboxChannel,
	queue: z.string(),
	enabled: z.boolean(),
	origins: z.array(z.string()),
	apiBase: z.string().nullable(),
	visitorGraceMs: z.int(),
	returnMs: z.int(),
	credentials: z.array(Credential).openapi({ description: 'Which are set. What they are is never told' }),
	webhookUrl: z.string().nullable().openapi({ description: 'To be told to the provider; null where there is none' }),
	snippet: z.string().nullable().openapi({ description: 'What a page includes to show the widget; null for other channels' }),
}).openapi('Inbox')

interface Around {
	readonly marks: readonly CredentialMark[]
	/** Where the gateway is reached. */
	readonly origin: string
}

export function inboxBody(inbox: InboxConfig, { marks, origin }: Around): z.infer<typeof InboxBody> {
	const { id, name, channel, queue, enabled, origins, apiBase, visitorGraceMs, returnMs } = inbox
	const own = marks.filter((it) => it.owner === inboxOwner(id))
	const credentials = credentialFields[channel].map((field) => {
		const mark = own.find((it) => it.field === field)
		return { field, set: mark !== undefined, atMs: mark?.atMs ?? null, by: mark?.by ?? null }
	})
	const isWeb = channel === 'web'
	return {
		...{ id, name, channel, queue, enabled, origins, apiBase, visitorGraceMs, returnMs, credentials },
		webhookUrl: isWeb ? null : `${origin}/hooks/${channel}/${id}`,
		snippet: isWeb ? `<script src="${origin}/widget.js" data-inbox="${id}" async></script>` : null,
	}
}
