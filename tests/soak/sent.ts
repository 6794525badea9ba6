/** Everything clients ever sent into one conversation, in the order each author sent it, and what they were told of it. */
export interface Sent {
	readonly id: string
	readonly author: string
	readonly conversation: string
	readonly frame: { readonly type: string; readonly id: string }
	/** `forsaken`: the author lost the conversation, or gave up, before hearing; it stands once or not at all. */
	fate: 'open' | 'echoed' | 'refused' | 'forsaken'
}

export class SentBook {
	readonly all: Sent[] = []
	#made = 0

	write(author: string, conversation: string, frame: { readonly type: string; readonly [key: string]: unknown }): Sent {
		const id = `${author}-${String(++this.#made).padStart(6, '0')}`
		const sent: Sent = { id, author, conversation, frame: { ...frame, id }, fate: 'open' }
		this.all.push(sent)
		return sent
	}
}
