import { z } from 'zod'
import { Kept } from '../shared/kept.ts'
import type { ApiAnswer, Shown } from '../stand-in.ts'
import { freshNumber } from '../shared/fresh-number.ts'
import { messageId, quoteTokens } from './account.ts'
import { invalid, json } from './answers.ts'

/** LINE takes links by https alone; on this machine a link to this machine will do. */
const Link = z.url().max(2_000).regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/, 'Must be a valid https URL')

const Postback = z.object({
	type: z.literal('postback'),
	label: z.string().min(1).max(20),
	data: z.string().min(1).max(300),
	displayText: z.string().max(300).optional(),
})
const QuickReply = z.object({ items: z.array(z.object({ type: z.literal('action'), action: Postback })).min(1).max(13) })

const Message = z.discriminatedUnion('type', [
	z.object({
		type: z.literal('text'),
		text: z.string().min(1).max(5_000),
		quoteToken: z.string().optional(),
		quickReply: QuickReply.optional(),
	}),
	z.object({ type: z.literal('image'), originalContentUrl: Link, previewImageUrl: Link }),
	z.object({ type: z.literal('video'), originalContentUrl: Link, previewImageUrl: Link }),
	z.object({ type: z.literal('audio'), originalContentUrl: Link, duration: z.int().min(1) }),
	z.object({
		type: z.literal('location'),
		title: z.string().min(1).max(100),
		address: z.string().min(1).max(100),
		latitude: z.number().min(-90).max(90),
		longitude: z.number().min(-180).max(180),
	}),
])
type Message = z.infer<typeof Message>

/** What was answered to a retry key: the same is never sent twice. */
const taken = new Kept<{ readonly requestId: string; readonly sentMessages: readonly Sent[] }>()
let sends = freshNumber()

interface Sent {
	readonly id: string
	readonly quoteToken: string
}

export function push(body: Readonly<Record<string, unknown>>, retryKey: string | undefined): ApiAnswer {
	if (retryKey !== undefined && !z.guid().safeParse(retryKey).success) return json(400, { message: 'The retry key is invalid' })
	const before = taken.get(retryKey ?? '')
	if (before !== undefined) {
		const { requestId, sentMessages } = before
		return json(409, { message: 'The retry key is already accepted', sentMessages }, { 'x-line-accepted-request-id': requestId })
	}
	const { to } = body
	if (typeof to !== 'string' || !/^[UCR][0-9a-f]{32}$/.test(to)) {
		return json(400, { message: "The property, 'to', in the request body is invalid (line: -, column: -)" })
	}
	const messages = z.array(Message).min(1).max(5).safeParse(body['messages'])
	if (!messages.success) return refused(messages.error)
	return accepted(messages.data, { to, retryKey })
}

function refused({ issues }: z.ZodError): ApiAnswer {
	const [issue] = issues
	const [place, ...rest] = issue?.path ?? []
	return invalid(
		typeof place === 'number' ? `messages[${place}]${rest.map((it) => `.${String(it)}`).join('')}` : 'messages',
		issue?.message ?? 'Invalid',
	)
}

function accepted(
	messages: readonly Message[],
	{ to, retryKey }: { readonly to: string; readonly retryKey: string | undefined },
): ApiAnswer {
	const sentMessages = messages.map(() => {
		sends++
		// Far from the customers' own.
		const id = messageId(4_000_000_000 + sends)
		quoteTokens.set(`quote-${id}`, id)
		return { id, quoteToken: `quote-${id}` }
	})
	if (retryKey !== undefined) taken.set(retryKey, { requestId: crypto.randomUUID(), sentMessages })
	return { ...json(200, { sentMessages }), shown: shownOf(messages, { to, id: sentMessages[0]?.id ?? '' }) }
}

/** What is sent together is one thing on the customer's screen here. */
function shownOf(messages: readonly Message[], { to, id }: { readonly to: string; readonly id: string }): Shown {
	const quote = messages.map((it) => it.type === 'text' ? it.quoteToken : undefined).find((it) => it !== undefined)
	const of = quoteTokens.get(quote ?? '')
	const options = messages.flatMap((it) => it.type === 'text' ? it.quickReply?.items ?? [] : []).map(({ action }) => ({
		id: action.data,
		title: action.label,
	}))
	const texts = messages.flatMap((it) => it.type === 'text' ? [it.text] : it.type === 'location' ? [`${it.title}\n${it.address}`] : [])
	return {
		address: to,
		id,
		kind: 'message',
		text: texts.join('\n'),
		files: messages.flatMap(filesOf),
		options,
		...(of === undefined ? {} : { of }),
	}
}

function filesOf(message: Message): Shown['files'] {
	if (message.type === 'text' || message.type === 'location') return []
	const { type, originalContentUrl: url } = message
	return [{ kind: type, url, name: decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') }]
}
