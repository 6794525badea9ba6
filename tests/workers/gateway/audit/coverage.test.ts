/** Every route that changes something leaves a row. A route that is added is taken up by itself, and fails until it does. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { WorkspaceId } from '../../../../core/ids.ts'
import { makeApp } from '../../../../workers/gateway/app.ts'
import { ruledRoutes } from '../../../../workers/gateway/check-rules.ts'
import { workerServices } from '../../../../workers/gateway/worker-services.ts'
import { type Call, type Recipe, sent } from '../access/support/call.ts'
import { adminOf, made, next } from '../access/support/prepare.ts'
import { recipes } from '../access/support/recipes.ts'
import { accessGateway, openTenant, PASSWORD, type Tenant } from '../access/support/tenant.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Writes that leave no row, and why. */
const QUIET: Readonly<Record<string, string>> = {
	'POST /api/v1/widget/sessions': 'a customer comes',
	'POST /api/v1/conversations/{id}/files': 'everyday work: what becomes of it stands in the log of the conversation',
	'POST /lab/api/expire': "on a developer's machine only",
	'POST /lab/api/{what}': "on a developer's machine only",
	'POST /hooks/{channel}/{inbox}': 'a customer says something, elsewhere',
	'POST /api/v1/conversations/{id}/points': 'everyday work: it stands in the log of the conversation',
	'POST /api/v1/conversations/{id}/continuations': 'everyday work: what comes of it stands in the log of the conversation',
	'POST /api/v1/widget/push-token': 'a customer names their device',
	'POST /api/v1/widget/files': 'a customer says something',
	'POST /api/v1/config/check': 'changes nothing',
	'POST /api/v1/socket-tickets': 'opens nothing by itself; what it opens is recorded when it is used',
	'PUT /api/v1/conversations/{id}/tags': 'everyday work: it stands in the log of the conversation, with who did it',
	'POST /api/auth/two-factor/enable': 'begins what the first right code ends, which is recorded',
	'POST /api/auth/request-password-reset': 'of an address that nobody has there is nothing to tell; of others see own-account.test.ts',
}

/** Writes that take several steps before they get through: own-account.test.ts takes them. */
const STORIES = new Set([
	'POST /api/auth/two-factor/verify-totp',
	'POST /api/auth/two-factor/verify-backup-code',
	'POST /api/auth/two-factor/generate-backup-codes',
	'POST /api/auth/two-factor/disable',
	'POST /api/auth/reset-password',
	'POST /api/auth/revoke-session',
])

/** What reads more than one sees by looking: it leaves a row too. */
const READS = ['GET /api/v1/audit/export', 'GET /api/v1/routing/recording', 'GET /ws/conversation/{id}']

/** Where another call than that of the walk of all roles gets through. */
const through: Readonly<Record<string, Recipe>> = {
	'POST /api/auth/sign-in/email': ({ emailOf }) => ({ body: { email: emailOf('none'), password: PASSWORD } }),
	'POST /api/auth/change-password': () => ({ body: { currentPassword: PASSWORD, newPassword: PASSWORD }, ends: 'this' }),
	'POST /api/auth/two-factor/enable': () => ({ body: { password: PASSWORD } }),
	'PUT /api/v1/inboxes/{id}/credentials': async (tenant) => {
		const { id } = await made<{ id: string }>(tenant, '/api/v1/inboxes', { channel: 'telegram', name: next() })
		return { params: { id }, body: { botToken: '123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11', secretToken: 'a-token-of-this-test-alone' } }
	},
}

const at = accessGateway()
const routes = ruledRoutes(makeApp(workerServices(at.env)))
const writes = routes.map((it) => [`${it.method} ${it.path}`, it] as const)
	.filter(([name, { method }]) => (method !== 'GET' || READS.includes(name)) && !STORIES.has(name))
let tenant: Tenant

beforeAll(async () => {
	tenant = await openTenant('covered' as WorkspaceId, at)
})

/** Rows in the record of the workspace, and in that of one that the call makes. */
async function rows({ body }: Call): Promise<number> {
	const other = typeof body === 'object' && body !== null && 'workspace' in body ? String(body.workspace) : null
	const heads = await Promise.all([tenant.id, ...other ? [other] : []].map((it) => at.env.AUDIT.getByName(it).head()))
	return heads.reduce((sum, it) => sum + it.seq, 0)
}

it('names no exception that is gone', () => {
	const names = routes.map(({ method, path }) => `${method} ${path}`)
	expect([...Object.keys(QUIET), ...READS, ...STORIES, ...Object.keys(through)].filter((it) => !names.includes(it))).toEqual([])
})

describe.each(writes)('%s', (name, route) => {
	it(name in QUIET ? `leaves no row: ${QUIET[name]}` : 'leaves a row', async () => {
		const recipe = through[name] ?? recipes[name]
		if (!recipe) throw new Error(`nobody knows how ${name} is called: add it to access/support/recipes.ts`)
		const call = await recipe(tenant)
		const proof = { ...await adminOf(tenant), cookie: await tenant.cookie('administrator', call) }
		const before = await rows(call)
		const { name: outcome } = await sent(tenant, route, { call, proof })
		const found = await rows(call) > before ? 'a row' : 'no row'
		expect([outcome, found]).toEqual([outcome, name in QUIET ? 'no row' : 'a row'])
	})
})
