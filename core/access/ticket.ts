/** What lets its holder open one socket, once, within a minute: for who cannot send a cookie, or does not want to. */
import { z } from 'zod'
import { isConversationId } from '../ids.ts'
import { PERMISSIONS, SCOPES } from '../access.ts'

export const TICKET_LIFE_MS = 60_000
/** It travels as a WebSocket subprotocol: `ticket.{ticket}`. */
export const TICKET_PROTOCOL = 'ticket.'

/** What a ticket may be for: an agent's console, or one conversation. */
export const TicketTarget = z.union([z.literal('console'), z.string().refine(isConversationId, 'console, or the id of a conversation')])
export type TicketTarget = z.infer<typeof TicketTarget>

const Staff = z.object({
	kind: z.literal('staff'),
	/** The sign-in it was asked for with. */
	signIn: z.string(),
	signInEndsMs: z.number(),
	name: z.string(),
	email: z.string(),
	role: z.string(),
	agent: z.string().nullable(),
	teams: z.array(z.string()),
	twoFactor: z.boolean(),
	/** By an identity provider: whether that is enough is judged when the ticket is used. */
	provenElsewhere: z.boolean(),
})
const Key = z.object({ kind: z.literal('key'), name: z.string(), may: z.array(z.enum(PERMISSIONS)), scope: z.enum(SCOPES) })

/** What stands in a ticket, before it is signed. */
export const Ticket = z.object({
	/** Of this ticket alone. */
	id: z.string(),
	workspace: z.string(),
	/** Of the member of staff, or of the key. */
	holder: z.string(),
	target: z.string(),
	issuedMs: z.number(),
	as: z.discriminatedUnion('kind', [Staff, Key]),
})
export type Ticket = z.infer<typeof Ticket>

export function ticketExpiresMs({ issuedMs }: Pick<Ticket, 'issuedMs'>): number {
	return issuedMs + TICKET_LIFE_MS
}
