/** The methods of the Bot API that a contact centre calls, checked as strictly as Telegram does. */
import { z } from 'zod'
import type { FileKind } from '../../../core/message.ts'
import type { Shown } from '../stand-in.ts'
import type { Form } from './form.ts'
import { files, pathOf, said } from './kept.ts'

export type Done =
	| { readonly ok: true; readonly result: unknown; readonly shown?: Shown }
	| { readonly ok: false; readonly status: number; readonly description: string }

const TEXT_MAX_CHARS = 4_096
const CAPTION_MAX_CHARS = 1_024
const FILE_MAX_BYTES = 20 * 1_048_576

const Whole = z.coerce.number().int()
const Button = z.object({ text: z.string().min(1), callback_data: z.string().min(1).refine((it) => Buffer.byteLength(it) <= 64) })
const Around = {
	chat_id: z.coerce.string().regex(/^-?\d+$/),
	message_thread_id: Whole.optional(),
	reply_parameters: z.object({ message_id: Whole }).optional(),
	reply_markup: z.object({ inline_keyboard: z.array(z.array(Button)) }).optional(),
}
const Chat = z.object(Around)
const Text = z.object({ ...Around, text: z.string().default('') })
const Captioned = z.object({ ...Around, caption: z.string().default('') })
const Location = z.object({ ...Around, latitude: z.coerce.number().min(-90).max(90), longitude: z.coerce.number().min(-180).max(180) })
const Venue = Location.extend({ title: z.string().min(1), address: z.string().min(1) })
const Contact = z.object({
	...Around,
	phone_number: z.string().min(1),
	first_name: z.string().min(1),
	vcard: z.string().max(2_048).optional(),
})
const Of = z.object({ chat_id: Around.chat_id, message_id: Whole })
const Edit = Of.extend({ text: z.string().default('') })
const EditCaption = Of.extend({ caption: z.string().default('') })
const Reaction = Of.extend({ reaction: z.array(z.object({ type: z.literal('emoji'), emoji: z.string() })).default([]) })
const Webhook = z.object({
	url: z.string(),
	secret_token: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/).optional(),
	allowed_updates: z.array(z.string()).default([]),
})
const Action = z.object({ chat_id: Around.chat_id, action: z.string() })

/** What a bot may react with, the commoner half: https://core.telegram.org/bots/api#reactiontypeemoji */
const REACTIONS =
	'❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡'

const MEDIA: Readonly<Record<string, { readonly field: string; readonly kind: FileKind }>> = {
	sendPhoto: { field: 'photo', kind: 'image' },
	sendAnimation: { field: 'animation', kind: 'image' },
	sendVideo: { field: 'video', kind: 'video' },
	sendVoice: { field: 'voice', kind: 'voice' },
	sendAudio: { field: 'audio', kind: 'audio' },
	sendSticker: { field: 'sticker', kind: 'sticker' },
	sendDocument: { field: 'document', kind: 'file' },
}

interface Calling {
	readonly form: Form
	readonly nowMs: number
	/** The number the next message gets. */
	readonly number: number
	/** Where a file of ours is shown from. */
	readonly fileBase: string
}

export function perform(method: string, calling: Calling): Done {
	const media = MEDIA[method]
	if (media !== undefined) return file(media, calling)
	switch (method) {
		case 'sendMessage':
			return taking(Text, calling, (it) => texted(it, calling))
		case 'sendLocation':
			return taking(Location, calling, (it) => message(it, { text: `📍 ${it.latitude}, ${it.longitude}`, calling }))
		case 'sendVenue':
			return taking(Venue, calling, (it) => message(it, { text: `📍 ${it.title}, ${it.address}`, calling }))
		case 'sendContact':
			return taking(Contact, calling, (it) => message(it, { text: `👤 ${it.first_name} ${it.phone_number}`, calling }))
		case 'setMessageReaction':
			return taking(Reaction, calling, reacted)
		case 'editMessageText':
			return taking(Edit, calling, edited)
		case 'editMessageCaption':
			return taking(EditCaption, calling, captioned)
		case 'deleteMessage':
			return taking(Of, calling, deleted)
		case 'sendChatAction':
			return taking(
				Action,
				calling,
				(it) => it.action === 'typing' ? done(true, shownOf(it.chat_id, { id: '', kind: 'typing' })) : WRONG_ACTION,
			)
		case 'answerCallbackQuery':
			return done(true)
		case 'getMe':
			return done({ id: 4_839_574_812, is_bot: true, first_name: 'Stand-in', username: 'stand_in_bot' })
		case 'setWebhook':
			return taking(Webhook, calling, webhook)
		case 'getFile':
			return fileAt(calling)
		default:
			return { ok: false, status: 404, description: 'Not Found' }
	}
}

/** As a Bot API server of one's own: in the clear on this machine alone. */
function webhook({ url }: z.infer<typeof Webhook>): Done {
	const isTaken = URL.canParse(url) && (new URL(url).protocol === 'https:' || /^(?:localhost|127\.0\.0\.1)$/.test(new URL(url).hostname))
	return isTaken ? done(true) : bad('bad webhook: An HTTPS URL must be provided for webhook')
}

const WRONG_ACTION = bad('wrong parameter action in request')

function bad(words: string): Done {
	return { ok: false, status: 400, description: `Bad Request: ${words}` }
}

function done(result: unknown, shown?: Shown): Done {
	return { ok: true, result, shown }
}

function taking<It>(shape: z.ZodType<It>, { form }: Calling, then: (it: It) => Done): Done {
	const read = shape.safeParse(form.fields)
	if (read.success) return then(read.data)
	const [issue] = read.error.issues
	return bad(issue?.path[0] === 'chat_id' ? 'chat not found' : `can't parse ${issue?.path.join('.')}: ${issue?.message}`)
}

function shownOf(address: string, more: Pick<Shown, 'id' | 'kind'> & Partial<Shown>): Shown {
	return { address, text: '', files: [], options: [], ...more }
}

interface Message {
	readonly text: string
	readonly files?: Shown['files']
	readonly calling: Calling
}

function message(
	{ chat_id: chat, reply_parameters: reply, reply_markup: markup }: z.infer<typeof Chat>,
	{ text, files: shown = [], calling }: Message,
): Done {
	const options = (markup?.inline_keyboard ?? []).flat().map((it) => ({ id: it.callback_data, title: it.text }))
	const id = `${chat}:${calling.number}`
	said.set(id, { text, options, hasText: shown.length === 0 })
	const result = { message_id: calling.number, chat: { id: Number(chat) }, date: Math.floor(calling.nowMs / 1000), text }
	const of = reply === undefined ? undefined : `${chat}:${reply.message_id}`
	return done(result, shownOf(chat, { id, kind: 'message', text, files: shown, options, of }))
}

function texted(it: z.infer<typeof Text>, calling: Calling): Done {
	if (it.text.trim() === '') return bad('message text is empty')
	if (it.text.length > TEXT_MAX_CHARS) return bad('message is too long')
	return message(it, { text: it.text, calling })
}

function file({ field, kind }: { readonly field: string; readonly kind: FileKind }, calling: Calling): Done {
	const sent = calling.form.files.get(field)
	return taking(Captioned, calling, (it) => {
		if (it.caption.length > CAPTION_MAX_CHARS) return bad('message caption is too long')
		if (sent === undefined) return bad(`there is no ${field} in the request`)
		if (sent.bytes.length === 0) return bad('file must be non-empty')
		const id = `BQACAgIAAxkDAAI${calling.number}`
		files.set(id, { ...sent, kind })
		return message(it, { text: it.caption, files: [{ kind, url: `${calling.fileBase}/${pathOf(id)}`, name: sent.name }], calling })
	})
}

function reacted({ chat_id: chat, message_id: number, reaction }: z.infer<typeof Reaction>): Done {
	const [emoji = ''] = reaction.map((it) => it.emoji)
	if (reaction.length > 1 || !REACTIONS.includes(emoji)) return bad('REACTION_INVALID')
	return done(true, shownOf(chat, { id: '', kind: 'reaction', text: emoji, of: `${chat}:${number}` }))
}

function edited({ chat_id: chat, message_id: number, text }: z.infer<typeof Edit>): Done {
	const id = `${chat}:${number}`
	const before = said.get(id)
	if (before === undefined) return bad('message to edit not found')
	if (!before.hasText) return bad('there is no text in the message to edit')
	if (before.text === text) return bad('message is not modified: specified new message content and reply markup are exactly the same')
	if (text === '') return bad('message text is empty')
	said.set(id, { ...before, text })
	return done({ message_id: number, chat: { id: Number(chat) }, text }, shownOf(chat, { id, kind: 'edit', text, of: id }))
}

function captioned({ chat_id: chat, message_id: number, caption }: z.infer<typeof EditCaption>): Done {
	const id = `${chat}:${number}`
	const before = said.get(id)
	if (before === undefined) return bad('message to edit not found')
	if (before.hasText) return bad("message can't be edited")
	if (caption.length > CAPTION_MAX_CHARS) return bad('message caption is too long')
	said.set(id, { ...before, text: caption })
	return done({ message_id: number, chat: { id: Number(chat) }, caption }, shownOf(chat, { id, kind: 'edit', text: caption, of: id }))
}

function deleted({ chat_id: chat, message_id: number }: z.infer<typeof Of>): Done {
	const id = `${chat}:${number}`
	if (said.get(id) === undefined) return bad('message to delete not found')
	return done(true, shownOf(chat, { id, kind: 'delete', of: id }))
}

function fileAt({ form }: Calling): Done {
	const id = String(form.fields['file_id'] ?? '')
	const kept = files.get(id)
	if (kept === undefined) return bad('invalid file_id')
	if (kept.bytes.length > FILE_MAX_BYTES) return bad('file is too big')
	return done({ file_id: id, file_unique_id: `u${id}`, file_size: kept.bytes.length, file_path: pathOf(id) })
}
