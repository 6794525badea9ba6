/** How every route is called so that whoever may is answered. A route that is not here fails the walk. */
import { inbox, invitation, key, member, newcomerOf, next, session, settled } from './prepare.ts'
import type { Recipe } from './call.ts'
import { PASSWORD } from './tenant.ts'

const plain: Recipe = () => ({})
const socket = { v: '1', cursor: '0' }
const NO_FILE = 'fil_01JD3ZK8Q0ABCDEFGHJKMN'

const THROTTLED = '429 too-many-attempts'
/** Whoever hears that it cannot be read has been let in. Trying passwords takes long. */
const UNREAD: readonly never[] = []
/** A code is asked of who has said their password, and of who sets a second factor up: the route itself looks who that is. */
const WRONG_CODE = ['401 code-invalid', '401 not-signed-in', '401 token-invalid', '404 not-found', THROTTLED]

const conversations: Record<string, Recipe> = {
	'GET /api/v1/conversations': plain,
	'GET /api/v1/conversations/{id}': ({ held }) => ({ params: { id: held.conversation } }),
	'GET /api/v1/conversations/{id}/messages': ({ held }) => ({ params: { id: held.conversation } }),
	'GET /api/v1/conversations/{id}/facts': ({ held }) => ({ params: { id: held.conversation } }),
	'GET /api/v1/conversations/{id}/decisions': ({ held }) => ({ params: { id: held.conversation } }),
	// Raw bytes; here they happen to be JSON.
	'POST /api/v1/conversations/{id}/files': ({ held }) => ({ params: { id: held.conversation }, body: 'a file' }),
	'GET /api/v1/conversations/{id}/files/{file}': ({ held }) => ({
		params: { id: held.conversation, file: NO_FILE },
		ok: ['404 not-found'],
	}),
	'PUT /api/v1/conversations/{id}/facts': ({ held }) => ({ params: { id: held.conversation }, body: { tier: 'gold' } }),
	'PUT /api/v1/conversations/{id}/block': ({ held }) => ({ params: { id: held.conversation }, body: { blocked: false } }),
	// The web is no address.
	'POST /api/v1/conversations/{id}/points': ({ held, id }) => ({
		params: { id: held.conversation },
		body: { inbox: `${id}.web`, address: 'x' },
		ok: ['422 not-supported'],
	}),
	'POST /api/v1/conversations/{id}/continuations': ({ held, id }) => ({
		params: { id: held.conversation },
		body: { inbox: `${id}.web` },
		ok: ['422 not-supported'],
	}),
	'PUT /api/v1/conversations/{id}/tags': ({ held }) => ({ params: { id: held.conversation }, body: { tags: [] } }),
	'POST /api/v1/conversations/{id}/fields/{field}/reveal': ({ held }) => ({ params: { id: held.conversation, field: 'passport' } }),
	'POST /api/v1/conversations/{id}/boost': ({ waiting }) => ({ params: { id: waiting.conversation }, body: { byMs: 1 } }),
	'POST /api/v1/conversations/{id}/move': async (tenant) => {
		const { conversation } = await tenant.visit('Move me')
		return { params: { id: conversation }, body: { queue: tenant.name('bookings') } }
	},
	// Nobody has a console open here.
	'POST /api/v1/conversations/{id}/assign': ({ waiting, name }) => ({
		params: { id: waiting.conversation },
		body: { agent: name('ana') },
		ok: ['409 agent-not-available'],
	}),
}

const queues: Record<string, Recipe> = {
	'GET /api/v1/queues': plain,
	'GET /api/v1/queues/{id}/items': ({ name }) => ({ params: { id: name('support') } }),
	'POST /api/v1/queues/{id}/migrate': ({ name, waiting }) => ({
		params: { id: name('support') },
		body: { conversations: [waiting.conversation] },
	}),
	'GET /api/v1/routing/recording': ({ name }) => ({ query: { queue: name('support') } }),
}

const config: Record<string, Recipe> = {
	'GET /api/v1/config': plain,
	'PUT /api/v1/config': ({ config }) => ({ body: config }),
	'POST /api/v1/config/check': ({ config }) => ({ body: config }),
	'GET /api/v1/config/draft': async (tenant) => await settled(tenant, { draft: true }),
	'PUT /api/v1/config/draft': ({ config }) => ({ body: config }),
	'DELETE /api/v1/config/draft': plain,
	'POST /api/v1/config/publish': async (tenant) => await settled(tenant, { draft: true }),
	'GET /api/v1/config/versions': plain,
	'GET /api/v1/config/versions/{version}': () => ({ params: { version: '1' }, shared: true }),
	'POST /api/v1/config/rollback': () => ({ body: { version: 1 } }),
}

const keys: Record<string, Recipe> = {
	'GET /api/v1/keys': plain,
	'POST /api/v1/keys': ({ id }) => ({ body: { name: `${id} key`, scopes: ['config.read'] } }),
	'DELETE /api/v1/keys/{id}': async (tenant) => ({ params: { id: await key(tenant) } }),
}

const inboxes: Record<string, Recipe> = {
	'GET /api/v1/inboxes': plain,
	'POST /api/v1/inboxes': () => ({ body: { channel: 'web', name: next() } }),
	'PATCH /api/v1/inboxes/{id}': async (tenant) => ({ params: { id: await inbox(tenant) }, body: { name: next() } }),
	'DELETE /api/v1/inboxes/{id}': async (tenant) => ({ params: { id: await inbox(tenant) } }),
	// The web takes none.
	'PUT /api/v1/inboxes/{id}/credentials': ({ id }) => ({ params: { id: `${id}.web` }, body: { x: 'y' }, ok: ['400 body-invalid'] }),
	'GET /api/v1/inboxes/{id}/arrivals': ({ id }) => ({ params: { id: `${id}.web` } }),
	'POST /api/v1/inboxes/{id}/check': ({ id }) => ({ params: { id: `${id}.web` } }),
	'POST /api/v1/inboxes/{id}/connect': ({ id }) => ({ params: { id: `${id}.web` } }),
	// The web has none.
	'GET /api/v1/inboxes/{id}/templates': ({ id }) => ({ params: { id: `${id}.web` } }),
	'POST /api/v1/retention/sweep': plain,
	'GET /api/v1/sign-in/oidc-secret': plain,
	'PUT /api/v1/sign-in/oidc-secret': ({ id }) => ({ body: { secret: id } }),
}

const record: Record<string, Recipe> = {
	'GET /api/v1/audit': plain,
	'GET /api/v1/audit/head': plain,
	'GET /api/v1/audit/export': plain,
	'GET /api/v1/archive/dead-letters': plain,
	'POST /api/v1/archive/replay': plain,
}

const staff: Record<string, Recipe> = {
	'GET /api/v1/staff': plain,
	'GET /api/v1/staff/{id}': (tenant) => ({ params: { id: tenant.staffIdOf('none') } }),
	'PATCH /api/v1/staff/{id}': async (tenant) => ({ params: { id: await member(tenant) }, body: { name: next() } }),
	'DELETE /api/v1/staff/{id}': async (tenant) => ({ params: { id: await member(tenant) } }),
	'GET /api/v1/staff/{id}/sessions': (tenant) => ({ params: { id: tenant.staffIdOf('none') } }),
	'DELETE /api/v1/staff/{id}/sessions': async (tenant) => ({ params: { id: await member(tenant) } }),
	'DELETE /api/v1/staff/{id}/sessions/{session}': async (tenant) => ({ params: await session(tenant) }),
	'DELETE /api/v1/staff/{id}/two-factor': async (tenant) => ({ params: { id: await member(tenant) } }),
	'GET /api/v1/staff/invitations': plain,
	'POST /api/v1/staff/invitations': (tenant) => ({ body: newcomerOf(tenant) }),
	'POST /api/v1/staff/invitations/{id}/resend': async (tenant) => ({ params: { id: (await invitation(tenant)).id } }),
	'DELETE /api/v1/staff/invitations/{id}': async (tenant) => ({ params: { id: (await invitation(tenant)).id } }),
	// Whoever holds the link is who was asked.
	'GET /api/auth/invitations/{token}': async (tenant) => ({ params: { token: (await invitation(tenant)).token }, shared: true }),
	'POST /api/auth/invitations/{token}': async (tenant) => ({
		params: { token: (await invitation(tenant)).token },
		body: { name: next(), password: 'not a weak one at all' },
		shared: true,
	}),
	'POST /api/v1/workspaces': () => {
		const workspace = `founded-${next()}`
		return {
			body: {
				workspace,
				name: workspace,
				administrator: { name: 'First', email: `first@${workspace}.test`, password: 'not a weak one at all' },
			},
		}
	},
}

const people: Record<string, Recipe> = {
	'GET /api/v1/me': plain,
	'GET /api/v1/demo-sign-ins': plain,
	'POST /api/auth/sign-in/email': () => ({ body: UNREAD, ok: ['400 body-invalid'] }),
	'GET /api/auth/options': ({ id }) => ({ query: { workspace: id } }),
	'GET /api/auth/oidc/{workspace}': ({ id }) => ({ params: { workspace: id }, shared: true }),
	'GET /api/auth/oidc/{workspace}/callback': ({ id }) => ({ params: { workspace: id }, shared: true }),
	'POST /api/auth/sign-out': () => ({ ends: 'this' }),
	'GET /api/auth/get-session': plain,
	'POST /api/auth/request-password-reset': ({ id }) => ({ body: { email: `${next()}@${id}.test` } }),
	'POST /api/auth/reset-password': () => ({ body: { token: 'none of ours', newPassword: PASSWORD }, ok: ['401 token-invalid', THROTTLED] }),
	'POST /api/auth/change-password': () => ({ body: UNREAD, ok: ['400 body-invalid'] }),
	'GET /api/auth/list-sessions': plain,
	'POST /api/auth/revoke-session': async (tenant) => ({
		body: { id: (await session(tenant)).session },
		ok: ['200', '404 not-found'],
		named: true,
	}),
	'POST /api/auth/revoke-other-sessions': () => ({ ends: 'others' }),
	'POST /api/auth/two-factor/enable': () => ({ body: UNREAD, ok: ['400 body-invalid'] }),
	'POST /api/auth/two-factor/disable': () => ({ body: UNREAD, ok: ['400 body-invalid'] }),
	'POST /api/auth/two-factor/generate-backup-codes': () => ({ body: UNREAD, ok: ['400 body-invalid'] }),
	'POST /api/auth/two-factor/verify-totp': () => ({ body: { code: '000000' }, ok: WRONG_CODE }),
	'POST /api/auth/two-factor/verify-backup-code': () => ({ body: { code: 'none-of-ours' }, ok: WRONG_CODE }),
	'POST /api/v1/socket-tickets': ({ held }) => ({ body: { for: held.conversation }, also: 'conversations.read', named: true }),
}

const outside: Record<string, Recipe> = {
	'GET /healthz': plain,
	'GET /metrics': plain,
	'GET /api/openapi.json': plain,
	// The web has no provider.
	'GET /hooks/{channel}/{inbox}': ({ id }) => ({ params: { channel: 'web', inbox: `${id}.web` }, ok: ['404 not-found'] }),
	'POST /hooks/{channel}/{inbox}': ({ id }) => ({ params: { channel: 'web', inbox: `${id}.web` }, ok: ['404 not-found'] }),
	'GET /lab': () => ({ ok: ['404 not-found'] }),
	'GET /lab/outbox': () => ({ ok: ['404 not-found'] }),
	'GET /lab/outbox.json': () => ({ ok: ['404 not-found'] }),
	'GET /lab/page/{file}': () => ({ params: { file: 'play.js' }, ok: ['404 not-found'] }),
	'GET /lab/api/{what}': () => ({ params: { what: 'state' }, ok: ['404 not-found'] }),
	'POST /lab/api/{what}': () => ({ params: { what: 'act' }, ok: ['404 not-found'] }),
	'POST /lab/api/expire': () => ({ ok: ['404 not-found'] }),
	'GET /files/{token}': () => ({ ok: ['404 not-found'] }),
	'POST /api/v1/widget/files': () => ({ body: 'a file' }),
	'POST /api/v1/widget/push-token': () => ({ body: { platform: 'web', token: 'a-device' } }),
	'GET /api/v1/widget/files/{file}': () => ({ params: { file: NO_FILE }, ok: ['404 not-found'] }),
	'POST /api/v1/widget/sessions': ({ id }) => ({ body: { inbox: `${id}.web` }, ok: ['200', '401 token-invalid'] }),
	'GET /ws/widget': ({ id }) => ({ query: { ...socket, inbox: `${id}.web` } }),
	'GET /ws/console': () => ({ query: socket, ok: ['101', '403 forbidden'], okForKeys: ['401 not-signed-in'] }),
	'GET /ws/conversation/{id}': ({ held }) => ({ params: { id: held.conversation }, query: socket, okForKeys: ['401 not-signed-in'] }),
}

export const recipes: Readonly<Record<string, Recipe>> = {
	...conversations,
	...queues,
	...config,
	...keys,
	...inboxes,
	...record,
	...staff,
	...people,
	...outside,
}
