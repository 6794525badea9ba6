/**
 * Who a customer is, as the company's own server has signed it: then they are the same contact, in the same conversation, on
 * every device. The ids follow from the inbox and the company's id alone, so there is nothing to look up and nothing to race for.
 */
import { z } from '@hono/zod-openapi'
import { fromHex } from '../../../channels/shared/hex.ts'
import { hmacMatches } from '../../../channels/shared/hmac.ts'
import { type ContactId, type ConversationId, type InboxId, makeId, workspaceOf } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { GatewayEnv } from '../env.ts'
import { freshCredentials, keptCredentials } from '../hooks/kept-credentials.ts'
import type { About } from './customer-token.ts'

const line = (chars: number) => z.string().min(1).max(chars).regex(/^[^\p{C}]+$/u, 'on one line')

export const CustomerIdentity = z.object({
	id: line(200).openapi({ description: "The company's own id of its customer", example: 'user-1' }),
	name: line(80).optional(),
	email: line(120).optional(),
	phone: line(40).optional(),
	signature: z.string().regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits').openapi({
		description:
			"HMAC-SHA-256, by the inbox's `identitySecret`, of the id; or of id, e-mail and phone, a line each, to vouch for these too",
	}),
}).openapi('CustomerIdentity')
export type CustomerIdentity = z.infer<typeof CustomerIdentity>

export interface Identified {
	readonly inbox: InboxId
	readonly conversation: ConversationId
	readonly contact: ContactId
	readonly about: About
}

type Known = { readonly ok: true; readonly who: Identified } | Refusal

/** `identity-invalid` when the inbox has no secret, or another. */
export async function identified(env: GatewayEnv, { inbox, identity }: { inbox: InboxId; identity: CustomerIdentity }): Promise<Known> {
	const workspace = workspaceOf(inbox)
	if (!workspace) return refuse('identity-invalid')
	const whose = { workspace, inbox }
	const kept = await keptCredentials(env, whose)
	const vouched = await whatIsSigned(kept['identitySecret'], identity) ??
		await whatIsSigned((await freshCredentials(env, whose))?.['identitySecret'], identity)
	if (!vouched) return refuse('identity-invalid', { field: 'identity.signature' })
	const { name } = identity
	return { ok: true, who: { inbox, ...await idsOf(inbox, identity.id), about: { ...(name && { name }), ...vouched } } }
}

/** What the signature covers: the addresses too, or the id alone. Null when it is not the company's. */
async function whatIsSigned(
	secret: string | undefined,
	{ id, email, phone, signature }: CustomerIdentity,
): Promise<Omit<About, 'name'> | null> {
	const mac = fromHex(signature)
	if (!secret || !mac) return null
	const fits = (text: string) => hmacMatches('SHA-256', secret, { bytes: Uint8Array.from(new TextEncoder().encode(text)), signature: mac })
	// An address that nobody vouches for could be anybody's, and would lead to what is theirs.
	if (await fits([id, email ?? '', phone ?? ''].join('\n'))) return { ...(email && { email }), ...(phone && { phone }) }
	return await fits(id) ? {} : null
}

async function idsOf(inbox: InboxId, id: string): Promise<Pick<Identified, 'conversation' | 'contact'>> {
	const named = async <Id extends string>(prefix: string) => {
		const text = new TextEncoder().encode(`identified customer 1\n${prefix}\n${inbox}\n${id}`)
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
		return makeId<Id>(prefix, new DataView(digest.buffer).getUint32(0), digest.subarray(4))
	}
	return { conversation: await named<ConversationId>('cnv'), contact: await named<ContactId>('ctc') }
}
