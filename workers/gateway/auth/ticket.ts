import { believe, type StaffRecord } from '../../../core/access/believe.ts'
import type { Caller } from '../../../core/access/caller.ts'
import { Ticket, TICKET_PROTOCOL, ticketExpiresMs } from '../../../core/access/ticket.ts'
import type { AgentId, WorkspaceId } from '../../../core/ids.ts'
import { refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import type { GatewayEnv } from '../env.ts'
import { subprotocols } from '../upgrade.ts'
import { byKeyId } from './api-key.ts'
import { callerFor, type CallerFound } from './caller.ts'
import { deriveKey, masterSecret } from '../../../durable-objects/shared/secrets.ts'
import { signInRules } from './sign-in-rules.ts'
import { readSigned, signingKey, signText } from '../../../durable-objects/shared/signed-text.ts'
import { staffObject, type Vouched } from './standing.ts'

const PURPOSE = 'socket ticket 2'
const CONVERSATION_SOCKET = '/ws/conversation/'

/** The ticket among a socket's subprotocols; null where there is none, or where it would open nothing. */
export function ticketIn(c: AppContext): string | null {
	if (!c.req.path.startsWith('/ws/')) return null
	const named = subprotocols(c).find((it) => it.startsWith(TICKET_PROTOCOL))
	return named === undefined ? null : named.slice(TICKET_PROTOCOL.length)
}

export async function signTicket(env: GatewayEnv, ticket: Ticket): Promise<string> {
	return await signText(await ticketKey(env), JSON.stringify(ticket))
}

/** Whom a ticket stands for, if it is for this socket, still good and not used yet. It is used up with that. */
export async function byTicket(c: AppContext, text: string): Promise<CallerFound> {
	const read = await readSigned(await ticketKey(c.env), text)
	if (read === null) return refuse('token-invalid')
	const ticket = Ticket.parse(JSON.parse(read))
	if (ticketExpiresMs(ticket) <= Date.now()) return refuse('token-expired')
	if (ticket.target !== targetOf(c)) return refuse('token-invalid', { detail: 'This ticket is for another socket' })
	return ticket.as.kind === 'staff' ? await byStaffTicket(c, ticket, ticket.as) : await byKeyTicket(c, ticket, ticket.as)
}

type AsStaff = Extract<Ticket['as'], { kind: 'staff' }>
type AsKey = Extract<Ticket['as'], { kind: 'key' }>

/** What has come since it was issued counts. While something is being changed it is not worth asking Postgres: another ticket is. */
async function byStaffTicket(c: AppContext, ticket: Ticket, as: AsStaff): Promise<CallerFound> {
	const person = { workspace: ticket.workspace as WorkspaceId, id: ticket.holder }
	const object = staffObject(c, person)
	const proof = { record: recordIn(as), startedMs: ticket.issuedMs, expiresAtMs: as.signInEndsMs, fresh: false }
	const { lifeMs } = await signInRules(c.env, person.workspace)
	const belief = believe(proof, await object.standing(as.signIn), { nowMs: Date.now(), lifeMs })
	if (belief.verdict === 'ask') return refuse('token-expired')
	if (belief.verdict === 'refused') return refuse('not-signed-in')
	if (!await object.spend({ what: `ticket ${ticket.id}`, untilMs: ticketExpiresMs(ticket) })) return refuse('token-invalid')
	const { signIn, signInEndsMs: expiresAtMs, provenElsewhere } = as
	const who: Vouched = { ...person, record: belief.record, signIn, expiresAtMs, provenElsewhere }
	return { ok: true, caller: await callerFor(c, who) }
}

async function byKeyTicket(c: AppContext, ticket: Ticket, { name, may, scope }: AsKey): Promise<CallerFound> {
	const workspace = ticket.workspace as WorkspaceId
	const found = await byKeyId(c, { workspace, id: ticket.holder })
	if (!found.ok) return found
	const spent = await c.env.GUARD.getByName(`ticket/${workspace}`).spend({ what: ticket.id, untilMs: ticketExpiresMs(ticket) })
	if (!spent) return refuse('token-invalid')
	const { caller } = found
	return { ok: true, caller: { ...caller, name, may: new Set(may.filter((it) => caller.may.has(it))), scope } }
}

function recordIn({ name, email, role, agent, teams, twoFactor }: AsStaff): StaffRecord {
	return { name, email, role, agent: agent as AgentId | null, teams, active: true, twoFactor }
}

/** Which ticket opens the socket that is asked for. */
function targetOf(c: AppContext): string {
	return c.req.path.startsWith(CONVERSATION_SOCKET) ? c.req.path.slice(CONVERSATION_SOCKET.length) : 'console'
}

/** What a caller's ticket says of them. */
export function ticketHolder(caller: Caller): Ticket['as'] {
	const { kind, name, may, scope, signIn, signInEndsMs = 0, email, role, agent, teams, twoFactor, provenElsewhere = false } = caller
	if (kind === 'key') return { kind, name, may: [...may], scope }
	const record = { name, email: email ?? '', role, agent, teams: [...teams], twoFactor: twoFactor === 'on' }
	return { kind, signIn, signInEndsMs, ...record, provenElsewhere }
}

const keys = new Map<string, CryptoKey>()

async function ticketKey(env: GatewayEnv): Promise<CryptoKey> {
	const secret = await masterSecret(env)
	const known = keys.get(secret)
	if (known) return known
	const key = await signingKey(await deriveKey(secret, PURPOSE))
	keys.set(secret, key)
	return key
}
