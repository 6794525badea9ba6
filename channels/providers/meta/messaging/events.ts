/** One event between a person and a page, as what has happened. */
import type { Inbound, InboundContent, InboundStatus, Sender } from '../../../channel.ts'
import { cleanId, cleanText } from '../../../shared/clean.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, textOf } from '../../../shared/read.ts'
import { unheard } from '../envelope.ts'
import { fingerprint } from '../fingerprint.ts'
import { timeOf } from '../time.ts'
import { contentsOf } from './content.ts'
import { nameOf } from './name-of.ts'

/** Of an echo `from` is the customer too. */
export interface Context {
	readonly from: Sender
	readonly isEcho: boolean
	readonly atMs: number | null
}

type Reader = (of: Fields, context: Context) => readonly Inbound[] | null

const readers: readonly (readonly [string, Reader])[] = [
	['message', message],
	['postback', postback],
	['reaction', reaction],
	['message_edit', edit],
	['delivery', delivered],
	['read', read],
	['referral', (of, context) => referred(of, context)],
	['optin', optin],
	['messaging_feedback', feedback],
	['order', ordered],
]

/** What we send along with a message, and get back in its echo. */
const OUR = /^[\w.-]{1,80}$/
const MIDS_MAX = 1_000

export function eventsOf(event: Fields, context: Context): readonly Inbound[] {
	for (const [name, reader] of readers) {
		const of = event[name]
		if (isFields(of)) return reader(of, context) ?? [unheard(nameOf(event), event)]
	}
	return [unheard(nameOf(event), event)]
}

function message(of: Fields, context: Context): readonly Inbound[] | null {
	const mid = cleanId(textOf(of.mid))
	if (mid === null) return null
	const base = { from: context.from, atMs: context.atMs }
	const contents = contentsOf(of)
	if (context.isEcho) return of.is_deleted === true ? null : echoed(of, { mid, contents, base })
	if (of.is_deleted === true) return [{ kind: 'event', event: 'delete', id: `delete ${mid}`, ...base, of: mid }]
	if (contents.length === 0 || of.is_unsupported === true) return [{ kind: 'unsupported', id: mid, ...base, what: whatOf(of) }]
	const replyTo = cleanId(textOf(fieldsOf(of.reply_to).mid))
	return [
		...referred(fieldsOf(of.referral), context, mid) ?? [],
		...contents.map((content, i): Inbound =>
			content.kind === 'unsupported' && content.text === ''
				? { kind: 'unsupported', id: numbered(mid, i), ...base, what: content.what }
				: { kind: 'message', id: numbered(mid, i), ...base, content, ...(replyTo !== null && { replyTo }) }
		),
	]
}

/** Only the first can be called by the provider's id; the others came with it. */
function numbered(mid: string, i: number): string {
	return i === 0 ? mid : `${mid} ${i + 1}`
}

function whatOf(of: Fields): string {
	return of.is_unsupported === true ? 'unsupported message' : nameOf(of)
}

/** What another app, or somebody in the page's own inbox, has sent; or what we have, and then it says so. */
function echoed(of: Fields, { mid, contents, base }: {
	readonly mid: string
	readonly contents: readonly InboundContent[]
	readonly base: { readonly from: Sender; readonly atMs: number | null }
}): readonly Inbound[] {
	const metadata = textOf(of.metadata)
	const content = contents[0] ?? { kind: 'unsupported', text: '', what: 'echo' }
	const ours = metadata !== null && OUR.test(metadata) ? { ours: metadata } : {}
	return [{ kind: 'event', event: 'echo', id: `echo ${mid}`, ...base, of: mid, ...ours, content }]
}

function postback(of: Fields, context: Context): readonly Inbound[] | null {
	const [title, payload] = [textOf(of.title), textOf(of.payload)]
	const option = payload ?? title
	if (option === null) return null
	const { from, atMs } = context
	const id = cleanId(textOf(of.mid)) ?? `postback ${from.address} ${atMs ?? fingerprint(of)}`
	const content: InboundContent = { kind: 'choice', text: cleanText(title ?? option), option: cleanText(option, 1_000) }
	return [...referred(fieldsOf(of.referral), context, id) ?? [], { kind: 'message', id, from, atMs, content }]
}

/** A reaction that is taken back may come without its emoji. Some versions tell only the name of one. */
const NAMED = new Map([['love', '❤'], ['like', '👍'], ['dislike', '👎'], ['smile', '😆'], ['wow', '😮'], ['sad', '😢'], ['angry', '😠']])

function reaction({ mid, action, emoji, reaction }: Fields, { from, isEcho, atMs }: Context): readonly Inbound[] | null {
	const of = cleanId(textOf(mid))
	if (of === null || isEcho) return null
	const name = textOf(reaction) ?? ''
	const mark = action === 'unreact' ? null : textOf(emoji) ?? NAMED.get(name) ?? '❤'
	const id = `reaction ${of} ${from.address} ${mark === null ? 'unreact' : 'react'} ${atMs ?? fingerprint(mark)}`
	return [{ kind: 'event', event: 'reaction', id, from, atMs, of, emoji: mark === null ? null : cleanText(mark, 40) }]
}

function edit({ mid, text, num_edit }: Fields, { from, isEcho, atMs }: Context): readonly Inbound[] | null {
	const [of, words] = [cleanId(textOf(mid)), textOf(text)]
	if (of === null || words === null || isEcho) return null
	const id = `edit ${of} ${cleanId(idOf(num_edit), 20) ?? atMs ?? fingerprint(words)}`
	return [{ kind: 'event', event: 'edit', id, from, atMs, of, content: { kind: 'text', text: cleanText(words) } }]
}

/** By their ids where they are named, and else all until a moment. */
function delivered({ mids, watermark }: Fields, context: Context): readonly Inbound[] | null {
	const named = listOf(mids).slice(0, MIDS_MAX).map((it) => cleanId(textOf(it))).filter((it) => it !== null)
	return named.length > 0 ? named.map((of) => status('delivered', context, { of })) : until('delivered', context, watermark)
}

/** Messenger says until when, Instagram which. */
function read({ mid, watermark }: Fields, context: Context): readonly Inbound[] | null {
	const of = cleanId(textOf(mid))
	return of === null ? until('read', context, watermark) : [status('read', context, { of })]
}

function until(state: InboundStatus['state'], context: Context, watermark: unknown): readonly Inbound[] | null {
	const untilMs = timeOf(watermark)
	return untilMs === null ? null : [status(state, context, { untilMs })]
}

function status(
	state: InboundStatus['state'],
	{ from, atMs }: Context,
	what: { readonly of: string } | { readonly untilMs: number },
): Inbound {
	const id = 'of' in what ? `status ${what.of} ${state}` : `status ${from.address} ${what.untilMs} ${state}`
	return { kind: 'status', id, from, atMs, state, ...what }
}

/** A link, an advertisement, a plugin or a product has led them here. `by`: the message it came with. */
function referred(referral: Fields, { from, isEcho, atMs }: Context, by?: string): readonly Inbound[] | null {
	const { ref, ad_id, source, product } = referral
	const led = textOf(ref) ?? idOf(ad_id) ?? idOf(fieldsOf(product).id) ?? textOf(source)
	if (led === null || isEcho) return null
	const id = `referral ${by ?? `${from.address} ${atMs ?? fingerprint(referral)}`}`
	return [{ kind: 'event', event: 'follow', id, from, atMs, ref: cleanText(led, 500) }]
}

/** They have let us write, by a plugin on a page or a button. */
function optin(of: Fields, { from, atMs }: Context): readonly Inbound[] | null {
	if (textOf(of.notification_messages_status)?.startsWith('STOP') === true) return null
	const ref = textOf(of.ref) ?? textOf(of.payload) ?? textOf(of.title)
	const id = `optin ${from.address} ${atMs ?? fingerprint(of)}`
	return [{ kind: 'event', event: 'follow', id, from, atMs, ...(ref !== null && { ref: cleanText(ref, 500) }) }]
}

/** A form for feedback that was filled in: a number for each question, and words. */
function feedback({ feedback_screens }: Fields, context: Context): readonly Inbound[] | null {
	const questions = listOf(feedback_screens).map(fieldsOf).flatMap((it) => Object.values(fieldsOf(it.questions))).map(fieldsOf)
	const lines = questions.flatMap(({ type, payload, follow_up }) => [
		[textOf(type)?.toUpperCase(), idOf(payload)].filter(Boolean).join(': '),
		textOf(fieldsOf(follow_up).payload),
	])
	return worded('feedback', { lines, of: feedback_screens }, context)
}

/** What somebody has ordered in the chat. */
function ordered({ products, note }: Fields, context: Context): readonly Inbound[] | null {
	const lines = listOf(products).map(fieldsOf).map(({ name, id, quantity, unit_price, currency }) => {
		const price = [idOf(unit_price), textOf(currency)].filter(Boolean).join(' ')
		return [`${idOf(quantity) ?? 1} × ${textOf(name) ?? idOf(id) ?? '?'}`, price].filter(Boolean).join(' · ')
	})
	return worded('order', { lines: [textOf(note), ...lines], of: products }, context)
}

/** Null for what says nothing after all. */
function worded(
	name: string,
	{ lines, of }: { readonly lines: readonly (string | null)[]; readonly of: unknown },
	{ from, atMs, isEcho }: Context,
): readonly Inbound[] | null {
	const text = cleanText(lines.filter(Boolean).join('\n'))
	if (text === '' || isEcho) return null
	return [{ kind: 'message', id: `${name} ${from.address} ${atMs ?? fingerprint(of)}`, from, atMs, content: { kind: 'text', text } }]
}
