import type { ApiAnswer, Fault } from '../stand-in.ts'

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
	return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** As every error of Twilio's is written. */
export function problem(status: number, code: number, message: string): ApiAnswer {
	return json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })
}

export const UNAUTHORIZED = problem(401, 20003, 'Authenticate')

export const FAULTS: Readonly<Record<Exclude<Fault, 'lost'>, ApiAnswer>> = {
	'rate-limited': { ...problem(429, 20429, 'Too Many Requests'), headers: { 'content-type': 'application/json', 'retry-after': '2' } },
	broken: problem(500, 20500, 'Internal Server Error'),
	'window-closed': problem(400, 63016, 'Failed to send freeform message because you are outside the allowed window'),
	blocked: problem(400, 21610, 'Attempt to send to unsubscribed recipient'),
	'bad-token': UNAUTHORIZED,
}
