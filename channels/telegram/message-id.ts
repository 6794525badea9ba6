/** A message's number counts within its chat only, so its id names both: `1111111:1365`. */
export function messageId(chat: string, number: number): string {
	return `${chat}:${number}`
}

/** The number in a message's id; null for what is none. */
export function messageNumber(id: string): number | null {
	const number = Number(/^-?\d+:(\d{1,15})$/.exec(id)?.[1] ?? Number.NaN)
	return Number.isSafeInteger(number) ? number : null
}
