import type { InboundMessage, Sender } from '../../channels/channel.ts'
import type { ContactEvent, ContactState } from '../../core/channel/contact-log.ts'
import { codeIn } from '../../core/channel/continuation.ts'
import { guessLanguage } from '../../core/channel/guess-language.ts'
import type { ContactId, ConversationId } from '../../core/ids.ts'
import type { Env } from '../env.ts'
import { newId } from '../shared/new-id.ts'
import type { HeardAt } from './heard-at.ts'
import type { Personal } from './heard-of.ts'
import type { Identity } from './identity.ts'
import type { Outgoing } from './outgoing.ts'
import { findByCode, findPerson, isKnowable, pointAt } from './same-person.ts'

interface House {
	/** Looked up for each asking. */
	env(): Env
	readonly who: Identity
	readonly outgoing: Outgoing
	state(): ContactState
	/** Whether it has been heard before. */
	isKnown(id: string): boolean
	append(event: ContactEvent): void
}

/** Before anything is taken: who it is from, where they are being talked with, and whether it is for this point at all. */
export class Recognition {
	readonly #house: House

	constructor(house: House) {
		this.#house = house
	}

	/** Answers where else whoever begins here is being talked with; null for nowhere. */
	async look(inbox: HeardAt, items: readonly Personal[]): Promise<ConversationId | null> {
		const first = this.#house.state().conversation === null ? items.find((it) => it.kind === 'message') : undefined
		const kin = first && isKnowable(first.from) ? await this.#recognise(first) : null
		// Most say nothing of the kind, and need not wait.
		for (const item of items) if (wordIn(item) !== null) await this.#follow(item)
		if (items.some((it) => it.kind === 'status')) await this.#passOn(inbox, items)
		return kin
	}

	/** Who is known under another address here goes on where they are; by another channel it is offered. */
	async #recognise({ from: { language, ...sender }, content }: InboundMessage): Promise<ConversationId | null> {
		const from = { ...sender, language: language ?? guessLanguage(content.text) }
		const nowMs = Date.now()
		const proposed = { conversation: newId<ConversationId>('cnv', nowMs), contact: newId<ContactId>('ctc', nowMs) }
		const found = await findPerson(from, { env: this.#house.env(), who: this.#house.who, proposed })
		// Others may have come in while it was looked up.
		if (found === null || this.#house.state().conversation !== null) return null
		const { kin, ...whereabouts } = found
		this.#house.append({ type: 'moved', ...whereabouts })
		return kin
	}

	/** Who says a word they were given elsewhere goes on where they were. */
	async #follow(item: Personal): Promise<void> {
		const code = wordIn(item)
		if (code === null || this.#house.isKnown(item.id)) return
		const found = await findByCode(code, { env: this.#house.env(), who: this.#house.who })
		if (found && found.conversation !== this.#house.state().conversation) this.#house.append({ type: 'moved', ...found })
	}

	/** What is said of a message that went to another address of theirs is for that one's point. */
	async #passOn(inbox: HeardAt, items: readonly Personal[]): Promise<void> {
		const strange = items.filter((it) =>
			it.kind === 'status' && (it.from.also?.length ?? 0) > 0 && this.#house.outgoing.messageOf(it) === null
		)
		await Promise.all(strange.flatMap((it) => (it.from?.also ?? []).map((address) => this.#passTo(address, { item: it, inbox }))))
	}

	async #passTo(address: string, { item, inbox }: { item: Personal; inbox: HeardAt }): Promise<void> {
		const { also: _, ...from } = item.from as Sender
		const moved = { ...item, from: { ...from, address } } as Personal
		await pointAt(this.#house.env(), { who: this.#house.who, address }).hear({ inbox, items: [moved] })
	}
}

/** The word they were given elsewhere; null when they say none. */
function wordIn(item: Personal): string | null {
	return codeIn(item.kind === 'message' ? item.content.text : item.kind === 'event' && item.event === 'follow' ? item.ref ?? '' : '')
}
