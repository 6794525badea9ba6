/** A message as the Send API takes it. */
import { z } from 'zod'

const recipient = z.object({ id: z.string().regex(/^\d+$/) })
const attachment = z.object({ type: z.string(), payload: z.object({ url: z.url() }) })
const quickReply = z.object({ content_type: z.literal('text'), title: z.string().min(1).max(20), payload: z.string().min(1).max(1_000) })

const Message = z.strictObject({
	text: z.string().min(1).optional(),
	attachment: attachment.optional(),
	quick_replies: z.array(quickReply).min(1).max(13).optional(),
	metadata: z.string().max(1_000).optional(),
}).refine(({ text, attachment }) => (text === undefined) !== (attachment === undefined), { message: 'Either text or an attachment' })

const Sending = z.strictObject({
	recipient,
	messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG']),
	tag: z.literal('HUMAN_AGENT').optional(),
	reply_to: z.strictObject({ mid: z.string().min(1) }).optional(),
	message: Message,
}).refine(({ messaging_type, tag }) => (messaging_type === 'MESSAGE_TAG') === (tag !== undefined), {
	message: 'A tag goes with MESSAGE_TAG',
})

const Acting = z.discriminatedUnion('sender_action', [
	z.strictObject({ recipient, sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']) }),
	z.strictObject({
		recipient,
		sender_action: z.literal('react'),
		payload: z.strictObject({ message_id: z.string().min(1), reaction: z.string().min(1) }),
	}),
	z.strictObject({ recipient, sender_action: z.literal('unreact'), payload: z.strictObject({ message_id: z.string().min(1) }) }),
])

export const Outbound = z.union([Sending, Acting])
export type Outbound = z.infer<typeof Outbound>
export type Sending = z.infer<typeof Sending>
export type Acting = z.infer<typeof Acting>
