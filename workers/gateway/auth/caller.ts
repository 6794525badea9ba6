import { roleNamed, setOf } from '../../../core/access.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import { publishedConfig } from '../workspaces.ts'
import { byApiKey } from './api-key.ts'
import { ownOrigin } from './origin.ts'
import { hasStaffCookie } from './staff-cookie.ts'
import { type Vouched, vouchedFor } from './standing.ts'
import { byTicket, ticketIn } from './ticket.ts'

export type CallerFound = { readonly ok: true; readonly caller: Caller } | Refusal

const READS = new Set(['GET', 'HEAD'])

/** Who stands behind a request, by a socket's ticket, API key or cookie. */
export async function callerOf(c: AppContext): Promise<CallerFound> {
	const ticket = ticketIn(c)
	if (ticket !== null) return await byTicket(c, ticket)
	const authorization = c.req.header('authorization')
	if (authorization !== undefined) return await byApiKey(c, authorization)
	if (!hasStaffCookie(c.req.raw)) return refuse('not-signed-in')
	if (!READS.has(c.req.method) && c.req.header('origin') !== ownOrigin(c.req.raw)) {
		return refuse('origin-not-allowed', { detail: `A write by cookie must say Origin: ${ownOrigin(c.req.raw)}` })
	}
	return await byCookie(c)
}

/** Staff by their cookie; renews the cookie where it is due. */
export async function byCookie(c: AppContext): Promise<CallerFound> {
	const found = await vouchedFor(c)
	return found.ok ? { ok: true, caller: await callerFor(c, found.who) } : found
}

/** What somebody may, by the configuration as it is now. A role that has been taken out of it allows nothing. */
export async function callerFor(
	c: AppContext,
	{ id, workspace, record, signIn, expiresAtMs: signInEndsMs, provenElsewhere }: Vouched,
): Promise<Caller> {
	const config = (await publishedConfig(c.env, workspace))?.config
	const { permissions, scope } = roleNamed(record.role, config?.roles ?? []) ?? { permissions: [], scope: 'own' as const }
	const { name, email, role, agent, teams } = record
	const twoFactor = record.twoFactor ? 'on' : config?.signIn.twoFactor === 'required' && !provenElsewhere ? 'due' : 'off'
	const who = { kind: 'staff', id, workspace, name, email, role, agent, teams, signIn, signInEndsMs, twoFactor, provenElsewhere } as const
	return { ...who, may: setOf(permissions), scope }
}
