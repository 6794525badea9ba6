import { createRoute, z } from '@hono/zod-openapi'
import { FactsPatch } from '../../../core/conversation/facts-patch.ts'
import { type ContactId, type ConversationId, ID_RANDOM_BYTES, type InboxId, makeId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { CustomerIdentity, identified } from '../auth/customer-identity.ts'
import { type Claims, customerKey, readToken, signToken, TOKEN_LIFE_MS } from '../auth/customer-token.ts'
import { mayEmbed } from '../auth/origin.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { findInbox } from '../find-inbox.ts'
import { misnamed } from '../misnamed.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { shallowJson } from '../shallow-json.ts'
import { brief, vouchedFor } from '../widget-context.ts'
import { newApp } from './new-app.ts'

const PATH = '/api/v1/widget/sessions'
const PREFLIGHT_S = '600'

const SessionRequest = z.object({
	inbox: z.string().max(96).openapi({ example: 'demo.web' }),
	language: z.string().max(35).regex(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/, 'a BCP 47 language tag').default('en').openapi({
		example: 'zh-CN',
	}),
	token: z.string().max(2_048).optional().openapi({ description: 'The token held so far: the same conversation goes on' }),
	identity: CustomerIdentity.optional().openapi({
		description: 'Who the company says this is: the same conversation on every device. It goes before a token',
	}),
	context: FactsPatch.optional().openapi({
		description: 'What is known of the matter. `intent` from anybody; the rest with an Authorization, from your own server',
		example: { intent: 'refund' },
	}),
})

const Session = z.object({
	token: z.string(),
	conversation: z.string(),
	expiresAtMs: z.int(),
	inbox: z.object({ id: z.string(), name: z.string() }),
}).openapi('WidgetSession')

const open = createRoute({
	method: 'post',
	path: PATH,
	summary: "Begin or renew a visitor's conversation",
	description: 'From a page whose origin the inbox allows (CORS). The token opens `/ws/widget` for 30 days.',
	...asks('anyone', shallowJson),
	request: { body: { required: true, content: { 'application/json': { schema: SessionRequest } } } },
	responses: {
		200: { description: 'A token', content: { 'application/json': { schema: Session } } },
		default: problemsOf(
			'body-invalid',
			'content-type-unsupported',
			'forbidden',
			'identity-invalid',
			'not-found',
			'origin-not-allowed',
			'token-invalid',
			'token-expired',
		),
	},
})

export function widgetRoutes() {
	const app = newApp()
	// Which inbox it is about stands in the body, which a preflight does not carry: the request itself is judged.
	app.options(PATH, (c) => {
		allowOrigin(c)
		c.header('access-control-allow-methods', 'POST')
		c.header('access-control-allow-headers', 'content-type')
		c.header('access-control-max-age', PREFLIGHT_S)
		return c.body(null, 204)
	})
	return app.openapi(open, async (c) => {
		const { inbox: id, language, token, identity, context = {} } = c.req.valid('json')
		const inbox = await findInbox(c.env, id)
		// A page that may not read that its inbox does not exist would ask again for ever.
		if (!inbox) allowOrigin(c)
		if (!inbox) return problem(c, { code: 'not-found', field: 'inbox', detail: `There is no inbox "${id}"` })
		if (!mayEmbed(inbox, { request: c.req.raw, settings: c.env })) return problem(c, { code: 'origin-not-allowed' })
		allowOrigin(c)
		const key = await customerKey(c.env)
		const nowMs = Date.now()
		const known = identity ? await identified(c.env, { inbox: id as InboxId, identity }) : null
		if (known && !known.ok) return problem(c, known)
		const before = token === undefined || known ? null : await continued(key, { token, inbox: id, nowMs })
		if (before && !before.ok) return problem(c, before)
		const vouched = await vouchedFor(c, { context, inbox: id })
		if (!vouched.ok) return problem(c, vouched)
		const unknown = vouched.by && await misnamed(c.env, { workspace: vouched.by.workspace, facts: context, under: 'context.' })
		if (unknown) return problem(c, unknown)
		const visitor = known?.who ?? before?.claims ?? newcomer(id as InboxId, nowMs)
		const claims: Claims = { ...visitor, ...(vouched.by ? {} : intentOf(context)), language, expiresAtMs: nowMs + TOKEN_LIFE_MS }
		if (vouched.by) await brief(c, { conversation: claims.conversation, facts: context, by: vouched.by })
		const answer = { conversation: claims.conversation, expiresAtMs: claims.expiresAtMs, inbox: { id, name: inbox.name } }
		return c.json({ token: await signToken(key, claims), ...answer }, 200)
	})
}

function allowOrigin(c: AppContext): void {
	const origin = c.req.header('origin')
	if (origin) c.header('access-control-allow-origin', origin)
	c.header('vary', 'origin')
}

/** What is not said again stays as the token has it. */
function intentOf({ intent }: FactsPatch): Pick<Claims, 'intent'> {
	return intent === undefined ? {} : { intent: intent ?? undefined }
}

async function continued(
	key: CryptoKey,
	{ token, inbox, nowMs }: { token: string; inbox: string; nowMs: number },
): Promise<{ readonly ok: true; readonly claims: Claims } | Refusal> {
	const read = await readToken(key, { token, nowMs })
	if (read.ok && read.claims.inbox !== inbox) return refuse('token-invalid', { detail: 'It belongs to another inbox' })
	return read
}

function newcomer(inbox: InboxId, nowMs: number): Omit<Claims, 'language' | 'expiresAtMs'> {
	const random = () => crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES))
	const conversation = makeId<ConversationId>('cnv', nowMs, random())
	return { inbox, conversation, contact: makeId<ContactId>('ctc', nowMs, random()) }
}
