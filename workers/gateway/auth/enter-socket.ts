import type { Caller } from '../../../core/access/caller.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { SeatTaken } from '../../../core/access/seat.ts'
import type { AppContext } from '../context.ts'
import { cursorOf } from '../upgrade.ts'
import { ownOrigin } from './origin.ts'
import { staffObject } from './standing.ts'
import { ticketIn } from './ticket.ts'

export type Entered = { readonly ok: true; readonly caller: Caller; readonly cursor: number } | Refusal

/**
 * Whoever the route's rule has found, by a ticket or by their cookie. A cookie is sent by any page that opens a socket here, so
 * then only our own page may.
 */
export function enterSocket(c: AppContext): Entered {
	const at = cursorOf(c)
	if (!at.ok) return at
	const caller = c.get('caller')
	if (ticketIn(c) !== null) return { ok: true, caller, cursor: at.cursor }
	const own = ownOrigin(c.req.raw)
	if (c.req.header('origin') !== own) return refuse('origin-not-allowed', { detail: `The console's socket must say Origin: ${own}` })
	// An API key asks for a ticket: browsers, which the subprotocols are made for, cannot send it here.
	return caller.kind === 'staff' ? { ok: true, caller, cursor: at.cursor } : refuse('not-signed-in')
}

/** Notes which socket is opened with a sign-in, so that it closes with it. Refused when that has ended this moment. */
export async function takeSeat(c: AppContext, seat: Pick<SeatTaken, 'target' | 'untilMs'>): Promise<Refusal | null> {
	const caller = c.get('caller')
	if (caller.kind === 'key') return null
	const isIn = await staffObject(c, caller).enter({ ...seat, signIn: caller.signIn }).catch(() => null)
	if (isIn === null) return refuse('objects-unavailable')
	return isIn ? null : refuse('not-signed-in')
}
