import type { FileKind } from '../../core/message.ts'
import type { InboundContent } from '../channel.ts'
import { amountOf, codeOf, fieldOf, type Post } from '../providers/tencent/post.ts'
import { webUrl } from '../providers/tencent/web-url.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'

/** What a message says, by its type; null for a type we know nothing of, or one with something missing. */
export function contentOf(post: Post): InboundContent | null {
	return READERS[codeOf(post, 'MsgType') ?? '']?.(post) ?? null
}

type Reader = (post: Post) => InboundContent | null

/** A map without a prototype: a message may be of type `constructor`. */
const READERS: Readonly<Record<string, Reader>> = Object.assign(
	Object.create(null),
	{
		text: textContent,
		image: (post) => fileContent(post, { kind: 'image', type: null }),
		voice: (post) => fileContent(post, { kind: 'voice', type: voiceType(codeOf(post, 'Format')) }),
		video: (post) => fileContent(post, { kind: 'video', type: 'video/mp4' }),
		shortvideo: (post) => fileContent(post, { kind: 'video', type: 'video/mp4' }),
		file: fileCard,
		location: locationContent,
		link: linkContent,
		miniprogrampage: (post) => card(post, 'miniprogrampage'),
	} satisfies Readonly<Record<string, Reader>>,
)

// What WeChat writes instead of a sticker, a red packet and whatever else it does not hand on.
const NOT_HANDED_ON = /^【收到不支持的消息类型[，,]\s*暂无法显示】$/

/** A row of a menu comes back as the text of its title, with its id beside it. */
function textContent(post: Post): InboundContent {
	const text = cleanText(fieldOf(post, 'Content') ?? '')
	const option = cleanId(codeOf(post, 'bizmsgmenuid'))
	if (option !== null) return { kind: 'choice', text, option }
	return NOT_HANDED_ON.test(text.trim()) ? { kind: 'unsupported', text, what: 'sticker' } : { kind: 'text', text }
}

function fileContent(post: Post, { kind, type }: { readonly kind: FileKind; readonly type: string | null }): InboundContent | null {
	const source = cleanId(codeOf(post, 'MediaId'))
	if (source === null) return null
	// Where the account has speech recognition on, what a voice message says comes with it.
	const text = cleanText(fieldOf(post, 'Recognition') ?? '')
	return { kind: 'files', text, files: [{ kind, name: null, type, bytes: null, source }] }
}

function voiceType(format: string | null): string {
	return format?.toLowerCase() === 'speex' ? 'audio/speex' : 'audio/amr'
}

/** Of a file WeChat tells the name only; some accounts get its media id too. */
function fileCard(post: Post): InboundContent | null {
	const source = cleanId(codeOf(post, 'MediaId'))
	const name = cleanName(fieldOf(post, 'Title'))
	if (source === null) return card(post, 'file')
	return { kind: 'files', text: '', files: [{ kind: 'file', name, type: null, bytes: amountOf(post, 'FileTotalLen'), source }] }
}

function card(post: Post, what: string): InboundContent {
	return { kind: 'unsupported', text: cleanName(fieldOf(post, 'Title')) ?? '', what }
}

function locationContent(post: Post): InboundContent | null {
	const [latitude, longitude] = [amountOf(post, 'Location_X'), amountOf(post, 'Location_Y')]
	if (latitude === null || longitude === null) return null
	return { kind: 'location', text: '', latitude, longitude, name: null, address: cleanName(fieldOf(post, 'Label'), 500) }
}

function linkContent(post: Post): InboundContent {
	const [title, url] = [cleanName(fieldOf(post, 'Title'), 500), webUrl(fieldOf(post, 'Url'))]
	const text = cleanText(fieldOf(post, 'Description') ?? '')
	return url === null ? { kind: 'text', text: [title, text].filter(Boolean).join('\n') } : { kind: 'link', text, url, title }
}
