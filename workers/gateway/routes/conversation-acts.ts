import { createRoute, z } from '@hono/zod-openapi'
import { DOTS, masked, unmasked } from '../../../core/access/protected.ts'
import { FactsPatch } from '../../../core/conversation/facts-patch.ts'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import type { ProblemCode } from '../../../core/problem.ts'
import type { OverrideAct } from '../../../core/protocol/conversation.ts'
import { Facts } from '../../../core/routing/facts.ts'
import { reachesAct } from '../../../core/access/reach.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { doer, keyOf } from '../doing.ts'
import { findVisible, type Visible } from '../find-visible.ts'
import { misnamed } from '../misnamed.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { protectedIn } from '../protected.ts'
import { record } from '../record.ts'
import { shallowJson } from '../shallow-json.ts'
import { reachIn } from '../visible.ts'
import { asItStands } from './as-it-stands.ts'
import { LiveConversation } from './conversation-body.ts'
import { newApp } from './new-app.ts'

/** Nobody is moved ahead by more than a day. */
const BOOST_MAX_MS = 86_400_000

const params = z.object({ id: z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' }) })
const headers = z.object({
	'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,128}$/, '1 to 128 visible ASCII characters').optional().openapi({
		description: 'Makes a repeat the same act; an act of another kind under the same key is refused',
		example: '5f2c1f0e-boost',
	}),
})
const refusals = [
	'body-invalid',
	'parameter-invalid',
	'content-type-unsupported',
	'not-signed-in',
	'token-invalid',
	'forbidden',
	'origin-not-allowed',
	'staff-unavailable',
	'objects-unavailable',
	'audit-unavailable',
	'not-found',
] as const
const name = z.string().min(1).max(64)

const actRefusals = ['already-assigned', 'conversation-closed', 'transfer-target-unknown', 'idempotency-key-reused'] as const

interface Act<Body extends z.ZodType> {
	readonly path: string
	readonly summary: string
	readonly description: string
	readonly body: Body
	/** Besides those of every act. */
	readonly more?: readonly ProblemCode[]
}

function actRoute<Path extends string, Body extends z.ZodType>(
	{ path, summary, description, body, more = [] }: Act<Body> & { readonly path: Path },
) {
	return createRoute({
		method: 'post',
		path,
		summary,
		description,
		...asks('conversations.override', shallowJson),
		request: { params, headers, body: { required: true, content: { 'application/json': { schema: body } } } },
		responses: {
			200: { description: 'The conversation as it stands now', content: { 'application/json': { schema: LiveConversation } } },
			default: problemsOf(...refusals, ...actRefusals, ...more),
		},
	})
}

const boost = actRoute({
	path: '/api/v1/conversations/{id}/boost',
	summary: 'Move who waits ahead in their queue',
	description: 'As if they had come so much earlier.',
	body: z.strictObject({ byMs: z.int().min(1).max(BOOST_MAX_MS).openapi({ example: 300_000 }) }),
})

const move = actRoute({
	path: '/api/v1/conversations/{id}/move',
	summary: 'Put a conversation in another queue',
	description: 'With the age it has. Who holds it lets go, without wrap-up.',
	body: z.strictObject({ queue: name.openapi({ example: 'bookings' }) }),
})

const assign = actRoute({
	path: '/api/v1/conversations/{id}/assign',
	summary: 'Give a conversation to an agent',
	description:
		'It rings at them, whatever the policy asks; `force`: over their capacity and while they are away too, if only a console of theirs is open. If they serve another queue it goes over to that. Who holds it lets go. When they cannot take it, nothing changes.',
	body: z.strictObject({ agent: name.openapi({ example: 'ana' }), force: z.boolean().default(false) }),
	more: ['agent-busy', 'agent-not-available'],
})

const factsPath = '/api/v1/conversations/{id}/facts'
const known = { description: 'All that is known now', content: { 'application/json': { schema: Facts } } }

const readFacts = createRoute({
	method: 'get',
	path: factsPath,
	summary: 'What is known of a customer and their matter',
	description: 'What routing policies ask about.',
	...asks('conversations.read'),
	request: { params },
	responses: { 200: known, default: problemsOf('not-signed-in', 'token-invalid', 'staff-unavailable', 'not-found') },
})

const putFacts = createRoute({
	method: 'put',
	path: factsPath,
	summary: 'Say what is known of a customer and their matter',
	description:
		'As much as is known: what the body leaves out stays as it is. Who waits is weighed anew at once. `requires` may name only skills and agents of the configuration.',
	...asks('conversations.brief', shallowJson),
	request: { params, headers, body: { required: true, content: { 'application/json': { schema: FactsPatch } } } },
	responses: { 200: known, default: problemsOf(...refusals) },
})

export function conversationActs() {
	return newApp()
		.openapi(boost, (c) => act(c, { id: c.req.valid('param').id, act: { type: 'boost', byMs: c.req.valid('json').byMs } }))
		.openapi(move, (c) => act(c, { id: c.req.valid('param').id, act: { type: 'move', queue: c.req.valid('json').queue as QueueId } }))
		.openapi(assign, (c) => {
			const { agent, force } = c.req.valid('json')
			return act(c, { id: c.req.valid('param').id, act: { type: 'assign', agent: agent as AgentId, force } })
		})
		.openapi(readFacts, async (c) => {
			const found = await findVisible(c, c.req.valid('param').id)
			if (!found) return problem(c, { code: 'not-found' })
			const veiled = await protectedIn(c.env, c.get('caller').workspace)
			return c.json(masked(await found.stub.facts(), veiled), 200)
		})
		.openapi(putFacts, async (c) => {
			const found = await findVisible(c, c.req.valid('param').id)
			if (!found) return problem(c, { code: 'not-found' })
			const { workspace } = c.get('caller')
			const veiled = await protectedIn(c.env, workspace)
			const facts = await withoutDots(found, { said: c.req.valid('json'), veiled })
			const unknown = await misnamed(c.env, { workspace, facts })
			if (unknown) return problem(c, unknown)
			const unrecorded = await record(c, { act: 'conversation.briefed', target: targetOf(found), detail: namesOf(facts) })
			if (unrecorded) return problem(c, unrecorded)
			return c.json(masked(await found.stub.learn({ facts, by: doer(c.get('caller')), key: keyOf(c), veiled }), veiled), 200)
		})
}

/** Who was shown dots and says them again means what they hide. */
async function withoutDots({ stub }: Visible, { said, veiled }: { said: FactsPatch; veiled: readonly string[] }): Promise<FactsPatch> {
	const { attributes } = said
	if (!attributes || !Object.values(attributes).includes(DOTS)) return said
	const { attributes: known } = await stub.facts()
	return { ...said, attributes: unmasked(attributes, { known, fields: veiled }) }
}

/** What was said, not what it says: some of it is protected. */
function namesOf({ attributes, ...facts }: FactsPatch): Readonly<Record<string, unknown>> {
	return { facts: Object.keys(facts), ...attributes && { attributes: Object.keys(attributes) } }
}

function targetOf({ id }: Visible) {
	return { kind: 'conversation', id }
}

const acts = { boost: 'conversation.boosted', move: 'conversation.moved', assign: 'conversation.assigned' } as const

/** What it was before, and what becomes of it. */
function changeOf({ view }: Visible, { type: _, ...act }: OverrideAct): Readonly<Record<string, unknown>> {
	return { ...act, before: { queue: view.queue, agent: view.assignee?.id ?? null } }
}

async function act(c: AppContext, { id, act }: { id: string; act: OverrideAct }) {
	const found = await findVisible(c, id)
	if (!found) return problem(c, { code: 'not-found' })
	// In the words for an agent or a queue there is not.
	if (!reachesAct(await reachIn(c.env, c.get('caller')), act)) return problem(c, { code: 'transfer-target-unknown' })
	const unrecorded = await record(c, { act: acts[act.type], target: targetOf(found), detail: changeOf(found, act) })
	if (unrecorded) return problem(c, unrecorded)
	const done = await found.stub.override({ act, by: doer(c.get('caller')), key: keyOf(c) })
	return done.ok ? await asItStands(c, found) : problem(c, done)
}
