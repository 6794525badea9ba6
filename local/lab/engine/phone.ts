/** One customer's phone: what they have done, and what they see of the company. */
import type { Act, Person, Shown } from '../../providers/stand-in.ts'
import type { Bubble, BubbleFile, BubbleState, PhoneView } from './view.ts'

const KEPT_MAX = 200
/** Providers show that somebody types for about so long. */
const TYPING_MS = 6_000

interface At {
	readonly key: number
	readonly atMs: number
}

export class Phone {
	readonly person: Person
	#bubbles: Bubble[] = []
	#typingUntilMs = 0
	#lookedAtKey = 0

	constructor(person: Person) {
		this.person = person
	}

	/** What an act looks like to whoever does it; the key of the bubble whose way shall be shown, null when there is none. */
	does(act: Act, { key, atMs, id, url }: At & { id: string | null; url: string | null }): number | null {
		switch (act.type) {
			case 'reaction':
				this.#change(act.of, (it) => ({ reactions: { ...it.reactions, customer: act.emoji } }))
				return null
			case 'edit':
				this.#change(act.of, () => ({ text: act.text, isEdited: true }))
				return null
			case 'delete':
				this.#change(act.of, () => ({ isDeleted: true }))
				return null
			case 'typing':
			case 'receipt':
				return null
			default:
				this.#add({ ...blank, key, atMs, id, from: 'customer', state: 'sending', ...saidOf(act, url) })
				return key
		}
	}

	/** Something of the company's. */
	shows(shown: Shown, { key, atMs, files }: At & { files: readonly BubbleFile[] }): void {
		switch (shown.kind) {
			case 'message':
				this.#typingUntilMs = 0
				return this.#add({
					...blank,
					...{ key, atMs, files, id: shown.id, from: 'company', state: 'taken', text: shown.text, options: shown.options },
					of: shown.of ?? null,
					isTemplate: shown.template ?? false,
				})
			case 'typing':
				this.#typingUntilMs = atMs + TYPING_MS
				return
			case 'read':
				return this.#seenUpTo(shown.of ?? shown.id)
			case 'reaction':
				return this.#change(shown.of, (it) => ({ reactions: { ...it.reactions, company: shown.text || null } }))
			case 'edit':
				return this.#change(shown.of ?? shown.id, () => ({ text: shown.text, isEdited: true }))
			case 'delete':
				return this.#change(shown.of ?? shown.id, () => ({ isDeleted: true }))
		}
	}

	/** How far a bubble has come. What comes late takes nothing back: the company may have seen a message before its webhook is answered. */
	tells(key: number, { state, attempts }: { state: BubbleState; attempts: number }): void {
		const isLate = (before: BubbleState) => (before === 'seen' && state === 'arrived') || (before === 'read' && state === 'delivered')
		this.#bubbles = this.#bubbles.map((it) => it.key === key ? { ...it, attempts, state: isLate(it.state) ? it.state : state } : it)
	}

	/** The customer looks at it; answers what of the company's they had not seen before. */
	look(): readonly Bubble[] {
		const unread = this.#unread()
		this.#lookedAtKey = this.#bubbles.at(-1)?.key ?? this.#lookedAtKey
		return unread
	}

	#unread(): readonly Bubble[] {
		return this.#bubbles.filter((it) => it.from === 'company' && it.key > this.#lookedAtKey)
	}

	view(nowMs: number): PhoneView {
		const { address, name } = this.person
		return { address, name, bubbles: this.#bubbles, isTyping: nowMs < this.#typingUntilMs, unread: this.#unread().length }
	}

	#add(bubble: Bubble): void {
		this.#bubbles = [...this.#bubbles, bubble].slice(-KEPT_MAX)
	}

	#change(id: string | undefined, change: (it: Bubble) => Partial<Bubble>): void {
		this.#bubbles = this.#bubbles.map((it) => it.id !== null && it.id === id ? { ...it, ...change(it) } : it)
	}

	/** All of the customer's, up to the named one; all there are when it is not known. */
	#seenUpTo(id: string): void {
		const last = this.#bubbles.findLastIndex((it) => it.id === id)
		this.#bubbles = this.#bubbles.map((it, i) => it.from === 'customer' && (last < 0 || i <= last) ? { ...it, state: 'seen' } : it)
	}
}

const blank: Omit<Bubble, 'key' | 'atMs' | 'from' | 'state'> = {
	id: null,
	what: 'message',
	text: '',
	files: [],
	options: [],
	of: null,
	attempts: 0,
	isEdited: false,
	isDeleted: false,
	isTemplate: false,
	reactions: { customer: null, company: null },
}

type Said = Exclude<Act, { type: 'reaction' | 'edit' | 'delete' | 'typing' | 'receipt' }>

function saidOf(act: Said, url: string | null): Partial<Bubble> {
	switch (act.type) {
		case 'text':
			return { text: act.text, of: act.replyTo ?? null }
		case 'file':
			return { text: act.caption, files: [{ kind: act.kind, name: act.name, url }] }
		case 'location':
			return { text: `📍 ${act.name} ${act.latitude}, ${act.longitude}` }
		case 'contact':
			return { text: `👤 ${act.name} ${act.phone}` }
		case 'choice':
			return { text: act.title, of: act.of }
		case 'follow':
			return { what: 'followed' }
		case 'unfollow':
			return { what: 'unfollowed' }
		case 'unknown':
			return { what: 'unknown' }
	}
}
