import type { FileKind } from '../../core/message.ts'
import type { InboundContent } from '../channel.ts'
import { webUrl } from '../providers/tencent/web-url.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { readJsonText } from '../shared/json.ts'
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from '../shared/read.ts'

type Reader = (fields: Fields) => InboundContent | null

/** What an entry says: its type names the field it stands in. Null for a type we know nothing of, or one with something missing. */
export function contentOf(entry: Fields): InboundContent | null {
	const type = textOf(entry.msgtype)
	const fields = type === null ? null : entry[type]
	return type === null || !isFields(fields) ? null : READERS[type]?.(fields) ?? null
}

/** A map without a prototype: an entry may be of type `constructor`. */
const READERS: Readonly<Record<string, Reader>> = Object.assign(
	Object.create(null),
	{
		text: textContent,
		image: fileReader({ kind: 'image', type: null }),
		voice: fileReader({ kind: 'voice', type: 'audio/amr' }),
		video: fileReader({ kind: 'video', type: 'video/mp4' }),
		file: fileReader({ kind: 'file', type: null }),
		location: locationContent,
		link: linkContent,
		business_card: cardContent,
		miniprogram: (it) => card([it.title], 'miniprogram'),
		msgmenu: menuContent,
		merged_msg: mergedContent,
		channels_shop_product: (it) => card([it.title, it.shop_nickname], 'channels_shop_product'),
		channels_shop_order: (it) => card([it.product_titles, it.price_wording, it.state, it.order_id], 'channels_shop_order'),
		channels: (it) => card([it.title, it.nickname], 'channels'),
		note: () => card([], 'note'),
		meeting: (it) => card([it.title ?? it.subject], 'meeting'),
		schedule: (it) => card([it.title ?? it.subject], 'schedule'),
	} satisfies Readonly<Record<string, Reader>>,
)

/** A row of a menu comes back as the text of its title, with its id beside it. */
function textContent({ content, menu_id }: Fields): InboundContent {
	const [text, option] = [cleanText(textOf(content) ?? ''), cleanId(textOf(menu_id))]
	return option === null ? { kind: 'text', text } : { kind: 'choice', text, option }
}

function fileReader({ kind, type }: { readonly kind: FileKind; readonly type: string | null }): Reader {
	return ({ media_id, filename }) => {
		const source = cleanId(textOf(media_id))
		if (source === null) return null
		return { kind: 'files', text: '', files: [{ kind, name: cleanName(textOf(filename)), type, bytes: null, source }] }
	}
}

function locationContent(fields: Fields): InboundContent | null {
	const [latitude, longitude] = [numberOf(fields.latitude), numberOf(fields.longitude)]
	if (latitude === null || longitude === null) return null
	const [name, address] = [cleanName(textOf(fields.name), 500), cleanName(textOf(fields.address), 500)]
	return { kind: 'location', text: '', latitude, longitude, name, address }
}

function linkContent(fields: Fields): InboundContent {
	const [title, text] = [cleanName(textOf(fields.title), 500), cleanText(textOf(fields.desc) ?? '')]
	const url = webUrl(textOf(fields.url))
	return url === null ? { kind: 'text', text: lines([title, text]) } : { kind: 'link', text, url, title }
}

/** A colleague's card: WeCom tells no more of them than their id. */
function cardContent({ userid }: Fields): InboundContent | null {
	const name = cleanName(textOf(userid))
	return name === null ? null : { kind: 'contacts', text: '', contacts: [{ name, phones: [], emails: [] }] }
}

function menuContent({ head_content, list, tail_content }: Fields): InboundContent {
	const rows = listOf(list).map((row) => {
		const fields = fieldsOf(row)
		const type = textOf(fields.type)
		return type === null ? null : fieldsOf(fields[type]).content
	})
	return { kind: 'text', text: lines([head_content, ...rows, tail_content]) }
}

/** A chat that was handed on: who has said what, as far as it was said in words. */
function mergedContent({ title, item }: Fields): InboundContent {
	const said = listOf(item).slice(0, 100).map((it) => {
		const { sender_name, msg_content } = fieldsOf(it)
		return `${textOf(sender_name) ?? '?'}: ${wordsOf(fieldsOf(readJsonText(textOf(msg_content) ?? '')))}`
	})
	return { kind: 'text', text: lines([title, ...said]) }
}

function wordsOf(message: Fields): string {
	const type = textOf(message.msgtype)
	return textOf(fieldsOf(message.text).content) ?? textOf(fieldsOf(type === null ? null : message[type]).title) ?? `[${type ?? '…'}]`
}

/** What is shown by its words alone: there is no page it could lead to. */
function card(words: readonly unknown[], what: string): InboundContent {
	return { kind: 'unsupported', text: lines(words), what }
}

function lines(words: readonly unknown[]): string {
	return cleanText(words.map((it) => textOf(it)).filter((it) => it !== null).join('\n'))
}
