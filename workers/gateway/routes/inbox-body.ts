import { z } from '@hono/zod-openapi'
import { type CredentialMark, inboxOwner } from '../../../core/config/credential.ts'
import { credentialFields, InboxChannel, optionalFields } from '../../../core/config/inbox-channel.ts'
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
	survey: z.string().nullable().openapi({ description: 'What customers are asked when an agent has closed' }),
	contactAddress: z.string().nullable().openapi({ description: 'How customers reach it there: a number, a name, a mail address' }),
	visitorGraceMs: z.int(),
	returnMs: z.int(),
	credentials: z.array(Credential).openapi({ description: 'Which are set. What they are is never told' }),
	address: z.string().nullable().openapi({ description: 'Where mail to it goes; null for other channels, and where no mail comes in' }),
	webhookUrl: z.string().nullable().openapi({ description: 'To be told to the provider; null where there is none' }),
	snippet: z.string().nullable().openapi({ description: 'What a page includes to show the widget; null for other channels' }),
}).openapi('Inbox')

interface Around {
	readonly marks: readonly CredentialMark[]
	/** Where the gateway is reached. */
	readonly origin: string
	/** Where mail comes in. */
	readonly mailDomain: string | undefined
}

export function inboxBody(inbox: InboxConfig, { marks, origin, mailDomain }: Around): z.infer<typeof InboxBody> {
	const { id, name, channel, queue, enabled, origins, apiBase, contactAddress, survey, visitorGraceMs, returnMs } = inbox
	const own = marks.filter((it) => it.owner === inboxOwner(id))
	const markOf = (field: string) => own.find((it) => it.field === field)
	// What nobody has to set is told of only where it is.
	const fields = [...credentialFields[channel], ...(optionalFields[channel] ?? []).filter(markOf)]
	const credentials = fields.map((field) => {
		const mark = markOf(field)
		return { field, set: mark !== undefined, atMs: mark?.atMs ?? null, by: mark?.by ?? null }
	})
	return {
		...{ id, name, channel, queue, enabled, origins, apiBase, contactAddress, survey, visitorGraceMs, returnMs, credentials },
		address: channel === 'email' && mailDomain ? `${id}@${mailDomain}` : null,
		webhookUrl: webhookUrl(inbox, origin),
		snippet: channel === 'web' ? `<script src="${origin}/widget.js" data-inbox="${id}" async></script>` : null,
	}
}

/** Neither the widget nor an app posts webhooks, and mail comes by SMTP. */
const WITHOUT_HOOKS: readonly InboxChannel[] = ['web', 'app', 'email']

/** Where an inbox's provider posts to; null for a channel that has none. */
export function webhookUrl({ channel, id }: InboxConfig, origin: string): string | null {
	return WITHOUT_HOOKS.includes(channel) ? null : `${origin}/hooks/${channel}/${id}`
}
