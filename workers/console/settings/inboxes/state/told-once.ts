import type { Arrivals } from './arrival-phase.ts'

/**
 * What was made up for an inbox: it has to be told to the provider, and the server never says it again. Kept in this page's memory
 * alone, and gone with it.
 */
const told = new Map<string, Readonly<Record<string, string>>>()
/** What had come to its id before, once that is known. */
const opened = new Map<string, Arrivals | null>()

export function keepTold(inbox: string, values: Readonly<Record<string, string>>): void {
	told.set(inbox, { ...told.get(inbox), ...values })
}

export function toldOf(inbox: string): Readonly<Record<string, string>> {
	return told.get(inbox) ?? {}
}

export function markOpened(inbox: string, before: Arrivals | null): void {
	opened.set(inbox, before)
}

/** Whether it was opened in this page, and so is still on its way to the first message. */
export function isOpenedHere(inbox: string): boolean {
	return opened.has(inbox)
}

export function arrivedBefore(inbox: string): Arrivals | null {
	return opened.get(inbox) ?? null
}
