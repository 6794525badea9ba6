/** Whatever of one workspace is tried on another, on every route: it is not there, tells nothing and changes nothing. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { SUBPROTOCOL } from '../../../../core/protocol/version.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import { makeApp } from '../../../../workers/gateway/app.ts'
import { ruledRoutes } from '../../../../workers/gateway/check-rules.ts'
import { workerServices } from '../../../../workers/gateway/worker-services.ts'
import { gateway } from '../support/gateway.ts'
import { upgrade } from '../support/people.ts'
import { type Call, sent } from './support/call.ts'
import { keyOf } from './support/callers.ts'
import { archivedOf } from './support/archived-of.ts'
import { adminOf } from './support/prepare.ts'
import { recipes } from './support/recipes.ts'
import { recorded } from './support/recorder.ts'
import { accessGateway, openTenant, type Tenant } from './support/tenant.ts'
import { PERMISSIONS } from '../../../../core/access.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const { bindings, asked } = recorded(gateway().env)
const at = accessGateway(bindings)
const routes = ruledRoutes(makeApp(workerServices(at.env)))
const guarded = routes.filter(({ access }) => access !== 'anyone' && access !== 'customer')
let ours: Tenant
let theirs: Tenant

beforeAll(async () => {
	ours = await openTenant('northern' as WorkspaceId, at)
	theirs = await openTenant('southern' as WorkspaceId, at)
})

/** An administrator's cookie, and a key that may everything. */
const proofs = {
	cookie: (tenant: Tenant) => adminOf(tenant),
	key: async (tenant: Tenant) => ({ authorization: `Bearer ${await keyOf(tenant, PERMISSIONS)}` }),
}

const searches: readonly (readonly [string, (of: Tenant) => Record<string, string>])[] = [
	['/api/v1/conversations', ({ name }) => ({ queue: name('support') })],
	['/api/v1/conversations', ({ name }) => ({ assignee: name('ana') })],
	['/api/v1/conversations', ({ id }) => ({ inbox: `${id}.web` })],
	['/api/v1/audit', ({ id }) => ({ text: id })],
	['/api/v1/audit', (of) => ({ actor: of.staffIdOf('administrator') })],
	['/api/v1/audit', ({ held }) => ({ target: held.conversation })],
]

describe('a search for what is of another workspace', () => {
	it.each(searches)('finds nothing in %s', async (path, asking) => {
		const search = async (tenant: Tenant) => {
			const query = new URLSearchParams(asking(theirs)).toString()
			const answer = await at.call(`${path}?${query}`, { headers: await adminOf(tenant) })
			return (await answer.json<{ items: unknown[] }>()).items
		}
		expect(await search(ours)).toEqual([])
		if (path !== '/api/v1/audit') expect(await search(theirs)).not.toEqual([])
	})
})

describe('a cursor of another workspace', () => {
	const paged = guarded.filter(({ method, path }) => method === 'GET' && !path.includes('{'))

	it.each(paged.map((it) => [`${it.method} ${it.path}`, it] as const))('shows nothing of it: %s', async (name, route) => {
		const recipe = recipes[name] ?? (() => ({}))
		const [call, own]: Call[] = [await recipe(theirs), await recipe(ours)]
		const first = await sent(theirs, route, { call: { ...call, query: { ...call?.query, limit: '1' } }, proof: await adminOf(theirs) })
		const cursor = first.status === 200 ? /"nextCursor":"([^"]+)"/.exec(first.text)?.[1] : undefined
		if (!cursor) return
		const answer = await sent(ours, route, { call: { ...own, query: { ...own?.query, cursor } }, proof: await adminOf(ours) })
		expect(answer.name).toMatch(/^200$|^400 parameter-invalid$/)
		expect(marksIn(answer.text, theirs, cursor)).toEqual([])
	})
})

// Reads come first, and the record before them: whatever is tried leaves the other's names in our own.
const isRecord = (it: { path: string }) => it.path.startsWith('/api/v1/audit')
const [reads, writes] = [guarded.filter((it) => it.method === 'GET'), guarded.filter((it) => it.method !== 'GET')]
const calls = [reads.filter(isRecord), reads.filter((it) => !isRecord(it)), writes].flatMap((some) =>
	(['cookie', 'key'] as const).flatMap((by) => some.map((it) => [`${it.method} ${it.path}`, by, it] as const))
)

describe('with the names of another workspace', () => {
	it.each(calls)('%s by %s tells nothing of it and changes nothing', async (name, by, route) => {
		const call = await recipes[name]?.(theirs)
		if (!call) throw new Error(`nobody knows how ${name} is called: add it to support/recipes.ts`)
		const proof = by === 'key' ? await proofs.key(ours) : { ...await proofs.cookie(ours), cookie: await ours.cookie('administrator', call) }
		const before = await archivedOf(theirs.id)
		asked.length = 0
		const { name: outcome, text } = await sent(ours, route, { call, proof })
		const named = call.named || (Object.keys(call.params ?? {}).length > 0 && !call.shared)
		if (named) expect(outcome).toMatch(/^(404 not-found|401 )/)
		if (outcome.startsWith('2')) expect(marksIn(text, theirs, JSON.stringify(call))).toEqual([])
		expect(asked.filter(({ object }) => isOf(object, theirs))).toEqual([])
		expect(await archivedOf(theirs.id)).toEqual(before)
	})
})

it('has no recording of a queue of another workspace', async () => {
	const search = async (tenant: Tenant) =>
		await (await at.call(`/api/v1/routing/recording?queue=${theirs.name('support')}`, { headers: await adminOf(tenant) })).json<
			{ items: unknown[] }
		>()
	expect((await search(ours)).items).toEqual([])
	expect((await search(theirs)).items).not.toEqual([])
})

describe("a customer's token of another workspace", () => {
	it('opens no inbox but its own, and is nobody among staff', async () => {
		const protocols = { ...upgrade({ token: theirs.waiting.token }) }
		expect((await at.call(`/ws/widget?v=1&cursor=0&inbox=${ours.id}.web`, protocols)).status).toBe(401)
		const again = {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ inbox: `${ours.id}.web`, token: theirs.waiting.token }),
		}
		expect((await at.call('/api/v1/widget/sessions', again)).status).toBe(401)
		for (const route of guarded) {
			const call = await recipes[`${route.method} ${route.path}`]?.(ours)
			const bearer = { authorization: `Bearer ${theirs.waiting.token}` }
			expect((await sent(ours, route, { call: call ?? {}, proof: bearer })).name, route.path).toBe('401 token-invalid')
		}
	})

	it('vouched for by staff or a key of elsewhere tells its conversation nothing', async () => {
		for (const proof of [await proofs.cookie(ours), await proofs.key(ours)]) {
			const body = { inbox: `${theirs.id}.web`, token: theirs.waiting.token, context: { tier: 'gold' } }
			const answer = await at.call('/api/v1/widget/sessions', {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...proof },
				body: JSON.stringify(body),
			})
			expect(answer.status).toBe(403)
		}
	})
})

it('opens no socket of another workspace, whatever the subprotocol says', async () => {
	const proof = await adminOf(ours)
	for (const conversation of [theirs.waiting, theirs.held]) {
		const headers = { ...proof, upgrade: 'websocket', 'sec-websocket-protocol': `${SUBPROTOCOL}, token.${conversation.token}` }
		expect((await at.call(`/ws/conversation/${conversation.conversation}?v=1&cursor=0`, { headers })).status).toBe(404)
	}
})

describe('a socket ticket', () => {
	const ticketOf = async (tenant: Tenant) => {
		const asked = { method: 'POST', headers: { ...await adminOf(tenant), 'content-type': 'application/json' } }
		const answer = await at.call('/api/v1/socket-tickets', { ...asked, body: JSON.stringify({ for: tenant.held.conversation }) })
		return (await answer.json<{ ticket: string }>()).ticket
	}
	const open = async (conversation: string, headers: Record<string, string>) => {
		const answer = await at.call(`/ws/conversation/${conversation}?v=1&cursor=0`, { headers: { upgrade: 'websocket', ...headers } })
		answer.webSocket?.accept()
		answer.webSocket?.close()
		return answer.status
	}

	it('opens what it is for in its own workspace, and nothing in another, whoever else it comes with', async () => {
		const protocols = async (tenant: Tenant) => `${SUBPROTOCOL}, ticket.${await ticketOf(tenant)}`
		const ownProtocols = { 'sec-websocket-protocol': await protocols(theirs) }
		expect(await open(ours.held.conversation, ownProtocols)).toBe(401)
		expect(await open(ours.held.conversation, { ...await adminOf(ours), 'sec-websocket-protocol': await protocols(theirs) })).toBe(401)
		expect(await open(theirs.held.conversation, { ...await adminOf(theirs), 'sec-websocket-protocol': await protocols(ours) })).toBe(401)
		expect(await open(theirs.held.conversation, ownProtocols)).toBe(101)
		expect(await open(theirs.held.conversation, ownProtocols)).toBe(401)
	})
})

/** What of a workspace a text gives away that was not said in asking for it. */
function marksIn(text: string, { marks }: Tenant, said: string): string[] {
	return marks.filter((it) => text.includes(it) && !said.includes(it))
}

function isOf(object: string, { id }: Tenant): boolean {
	return object === id || object.startsWith(`${id}/`)
}
