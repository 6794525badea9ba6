import type { ApiAnswer, Fault } from '../stand-in.ts'

/** Slack calls nearly everything a success by its status, and says in the body whether it is. */
export function done(body: Readonly<Record<string, unknown>>): ApiAnswer {
	return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ ok: true, ...body }) }
}

export function failed(error: string, more: Readonly<Record<string, unknown>> = {}): ApiAnswer {
	return {
		status: 200,
		headers: { 'content-type': 'application/json; charset=utf-8' },
		body: JSON.stringify({ ok: false, error, ...more }),
	}
}

/** Nobody can block an app; a channel can be archived, which comes to the same. There is no window. */
export const FAULTS: Readonly<Record<Exclude<Fault, 'lost'>, ApiAnswer>> = {
	'rate-limited': { ...failed('ratelimited'), status: 429, headers: { 'content-type': 'application/json', 'retry-after': '2' } },
	broken: failed('internal_error'),
	'window-closed': failed('restricted_action'),
	blocked: failed('is_archived'),
	'bad-token': failed('invalid_auth'),
}
