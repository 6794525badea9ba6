/**
 * What was made up for an inbox: it has to be told to the provider, and the server never says it again. Kept in this page's memory
 * alone, and gone with it.
 */
const told = new Map<string, Readonly<Record<string, string>>>()
const opened = new Set<string>()

export function keepTold(inbox: string, values: Readonly<Record<string, string>>): void {
	told.set(inbox, { ...told.get(inbox), ...values })
}

export function toldOf(inbox: string): Readonly<Record<string, string>> {
	return told.get(inbox) ?? {}
}

export function markOpened(inbox: string): void {
	opened.add(inbox)
}

/** Whether it was opened in this page, and so is still on its way to the first message. */
export function isOpenedHere(inbox: string): boolean {
	return opened.has(inbox)
}
