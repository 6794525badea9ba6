/**
 * The answer in the answer: what an Official Account shows when the post of a message itself is answered with it, within five
 * seconds. It counts against no quota and needs no token. Patchbay answers `success` and uses the customer-service API; this is for
 * a gateway that wants to say one thing at once.
 */
import { sealEnvelope } from '../providers/tencent/envelope.ts'
import { signatureOf } from '../providers/tencent/signature.ts'

export type PassiveContent =
	| { readonly kind: 'text'; readonly text: string }
	/** A file that has been uploaded to WeChat. */
	| { readonly kind: 'image' | 'voice'; readonly mediaId: string }
	| { readonly kind: 'video'; readonly mediaId: string; readonly title: string; readonly description: string }
	| { readonly kind: 'link'; readonly title: string; readonly description: string; readonly url: string; readonly picture: string | null }

export interface PassiveReply {
	/** Whom it is for: `FromUserName` of the message it answers. */
	readonly to: string
	/** The account: `ToUserName` of the message it answers. */
	readonly from: string
	readonly atMs: number
	readonly content: PassiveContent
}

export interface ReplySealing {
	readonly token: string
	readonly encodingAesKey: string
	readonly appId: string
	/** Any text; made up unless told. */
	readonly nonce?: string
	/** 16 bytes; made up unless told. */
	readonly random?: Uint8Array
}

/** As an account in plain mode answers; in compatible mode it may. */
export function plainReply({ to, from, atMs, content }: PassiveReply): string {
	const head = element('ToUserName', cdata(to)) + element('FromUserName', cdata(from)) + element('CreateTime', secondsOf(atMs))
	return element('xml', head + contentXml(content))
}

/** The same, encrypted and signed, as an account in secure mode has to answer. Null when the key is none. */
export async function sealedReply(
	reply: PassiveReply,
	{ token, encodingAesKey, appId, random, nonce }: ReplySealing,
): Promise<string | null> {
	return await seal(plainReply(reply), { token, encodingAesKey, appId, random, nonce, timestamp: secondsOf(reply.atMs) })
}

/** Any answer, encrypted and signed. `timestamp` is in seconds. */
export async function seal(
	message: string,
	{ token, encodingAesKey, appId, random, nonce = crypto.randomUUID(), timestamp }: ReplySealing & { readonly timestamp: string },
): Promise<string | null> {
	const encrypted = await sealEnvelope(message, { encodingAesKey, receiver: appId, ...(random === undefined ? {} : { random }) })
	if (encrypted === null) return null
	const signature = await signatureOf([token, timestamp, nonce, encrypted])
	const signed = element('Encrypt', cdata(encrypted)) + element('MsgSignature', cdata(signature))
	return element('xml', signed + element('TimeStamp', timestamp) + element('Nonce', cdata(nonce)))
}

function contentXml(content: PassiveContent): string {
	switch (content.kind) {
		case 'text':
			return kind('text') + element('Content', cdata(content.text))
		case 'image':
			return kind('image') + element('Image', element('MediaId', cdata(content.mediaId)))
		case 'voice':
			return kind('voice') + element('Voice', element('MediaId', cdata(content.mediaId)))
		case 'video':
			return kind('video') + element('Video', element('MediaId', cdata(content.mediaId)) + titled(content))
		case 'link':
			return kind('news') + element('ArticleCount', '1') + element('Articles', element('item', titled(content) + linked(content)))
	}
}

function titled({ title, description }: { readonly title: string; readonly description: string }): string {
	return element('Title', cdata(title)) + element('Description', cdata(description))
}

function linked({ url, picture }: { readonly url: string; readonly picture: string | null }): string {
	return element('PicUrl', cdata(picture ?? '')) + element('Url', cdata(url))
}

function kind(name: string): string {
	return element('MsgType', cdata(name))
}

function element(name: string, content: string): string {
	return `<${name}>${content}</${name}>`
}

/** What would end it is split over two. */
function cdata(text: string): string {
	return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function secondsOf(ms: number): string {
	return String(Math.floor(ms / 1000))
}
