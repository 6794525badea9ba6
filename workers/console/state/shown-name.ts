/** Enough of an id to tell nameless visitors apart. */
const TAIL_CHARS = 4

/** What to call a customer: by name, or as a visitor with the end of the conversation's id. */
export function shownName(name: string | null | undefined, conversation: string, { rail }: { rail: { visitor: string } }): string {
	return name || `${rail.visitor} ${conversation.slice(-TAIL_CHARS)}`
}
