import type { ApiAnswer, Fault } from '../stand-in.ts'

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
	return {
		status,
		headers: { 'content-type': 'application/json', 'x-line-request-id': crypto.randomUUID(), ...headers },
		body: JSON.stringify(body),
	}
}

/** A request LINE does not take: which field, and why. */
export function invalid(property: string, message: string): ApiAnswer {
	return json(400, { message: 'The request body has 1 error(s)', details: [{ message, property }] })
}

export const UNAUTHORIZED = json(401, {
	message: 'Authentication failed. Confirm that the access token in the authorization header is valid.',
})

/** There is no window, and a message to somebody who has blocked the account is taken, and arrives nowhere. */
export const FAULTS: Readonly<Record<Exclude<Fault, 'lost' | 'blocked'>, ApiAnswer>> = {
	'rate-limited': json(429, { message: 'The API rate limit has been exceeded. Try again later.' }),
	broken: json(500, { message: 'Internal Server Error' }),
	'window-closed': json(429, { message: 'You have reached your monthly limit.' }),
	'bad-token': UNAUTHORIZED,
}
