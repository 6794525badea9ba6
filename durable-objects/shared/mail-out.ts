import { EmailMessage } from 'cloudflare:email'
import type { Access } from '../../channels/channel.ts'

/** Cloudflare's mail service as a channel sends by it; undefined for an installation without one. */
export function mailOut(service: SendEmail | undefined): Access['mail'] {
	if (!service) return undefined
	return async ({ from, to, raw }) => {
		const sent = await service.send(new EmailMessage(from, to, raw))
		// Older runtimes answer nothing.
		return { messageId: sent?.messageId ?? null }
	}
}
