/** A message as WhatsApp takes it, and what it says to one it does not take. */
import { z } from 'zod'

const link = z.object({ link: z.url() })
const captioned = link.extend({ caption: z.string().max(1_024).optional() })
const title = z.string().min(1)

const button = z.object({ type: z.literal('reply'), reply: z.object({ id: z.string().min(1).max(256), title: title.max(20) }) })
const row = z.object({ id: z.string().min(1).max(200), title: title.max(24), description: z.string().max(72).optional() })
const body = z.object({ text: z.string().min(1).max(1_024) })

const interactive = z.discriminatedUnion('type', [
	z.object({ type: z.literal('button'), body, action: z.object({ buttons: z.array(button).min(1).max(3) }) }),
	z.object({
		type: z.literal('list'),
		body: z.object({ text: z.string().min(1).max(4_096) }),
		action: z.object({
			button: title.max(20),
			sections: z.array(z.object({ title: z.string().max(24).optional(), rows: z.array(row).min(1).max(10) })).min(1).max(10),
		}),
	}),
])

const parameter = z.object({ type: z.literal('text'), text: z.string().min(1) })
const name = z.object({ formatted_name: z.string().min(1), first_name: z.string().min(1) })

const content = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), text: z.object({ body: z.string().min(1).max(4_096), preview_url: z.boolean().optional() }) }),
	z.object({ type: z.literal('image'), image: captioned }),
	z.object({ type: z.literal('video'), video: captioned }),
	z.object({ type: z.literal('audio'), audio: link.extend({ voice: z.boolean().optional() }) }),
	z.object({ type: z.literal('sticker'), sticker: link }),
	z.object({ type: z.literal('document'), document: captioned.extend({ filename: z.string().max(240).optional() }) }),
	z.object({
		type: z.literal('location'),
		location: z.object({
			latitude: z.number().min(-90).max(90),
			longitude: z.number().min(-180).max(180),
			name: z.string().optional(),
			address: z.string().optional(),
		}),
	}),
	z.object({
		type: z.literal('contacts'),
		contacts: z.array(z.object({ name, phones: z.array(z.object({ phone: z.string() })).optional() })).min(1),
	}),
	z.object({ type: z.literal('interactive'), interactive }),
	z.object({ type: z.literal('reaction'), reaction: z.object({ message_id: z.string().startsWith('wamid.'), emoji: z.string() }) }),
	z.object({
		type: z.literal('template'),
		template: z.object({
			name: z.string(),
			language: z.object({ code: z.string() }),
			components: z.array(z.object({ type: z.literal('body'), parameters: z.array(parameter) })).optional(),
		}),
	}),
])

const envelope = z.object({
	messaging_product: z.literal('whatsapp'),
	recipient_type: z.literal('individual'),
	to: z.string().regex(/^\+?\d{6,15}$/).optional(),
	recipient: z.string().regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/).optional(),
	context: z.object({ message_id: z.string().startsWith('wamid.') }).optional(),
	biz_opaque_callback_data: z.string().max(512).optional(),
}).refine(({ to, recipient }) => to !== undefined || recipient !== undefined, { message: 'The parameter to is required.' })

export const OutboundMessage = z.intersection(envelope, content)
export type OutboundMessage = z.infer<typeof OutboundMessage>

/** What marks a message as read, and shows that somebody types. */
export const ReadMark = z.object({
	messaging_product: z.literal('whatsapp'),
	status: z.literal('read'),
	message_id: z.string().startsWith('wamid.'),
	typing_indicator: z.object({ type: z.literal('text') }).optional(),
})
