import { describe, expect, it } from 'vitest'
import { type Permission, PERMISSIONS } from '../../../core/access.ts'
import { type Bounds, refusePublication, warningsOf } from '../../../core/config/bounds.ts'
import { bereaved } from '../../../core/config/credential.ts'
import type { OidcConfig } from '../../../core/config/directories.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { shop } from './refused.ts'

const oidc = { issuer: 'https://id.example', clientId: 'a', label: 'Single sign-on', newcomers: null, domains: [] }
const config = (more: object) => WorkspaceConfig.parse(shop({}, more))
const before = config({
	roles: [{ id: 'lead', name: 'Lead', permissions: ['conversations.read', 'staff.read', 'staff.manage'], scope: 'team' }],
	fields: [{ id: 'passport', name: 'Passport', protected: true }, { id: 'plan', name: 'Plan' }],
	inboxes: [{ id: 'shop.sms', name: 'SMS', channel: 'twilio-messaging', queue: 'support' }],
	signIn: { oidc },
})
const anybody: Bounds = { may: PERMISSIONS, scope: 'workspace', plainApi: false, inUse: { roles: [], agents: [] } }
const without = (...gone: Permission[]): Bounds => ({ ...anybody, may: PERMISSIONS.filter((it) => !gone.includes(it)) })
const refused = (bounds: Bounds, more: Partial<WorkspaceConfig>) => refusePublication(bounds, { before, after: { ...before, ...more } })

describe('who publishes', () => {
	it.each<[string, Permission, Partial<WorkspaceConfig>]>([
		['roles', 'roles.manage', { roles: [] }],
		['signIn', 'security.manage', { signIn: { ...before.signIn, twoFactor: 'required' } }],
		['inboxes', 'inboxes.manage', { inboxes: [] }],
		['retention', 'retention.manage', { retention: { conversationsDays: 1, routingDays: null } }],
	])('changes %s only with the permission %s', (field, permission, more) => {
		expect(refused(without(permission), more)).toMatchObject({ code: 'forbidden', field, detail: expect.stringContaining(permission) })
		expect(refused(anybody, more)).toBeNull()
		expect(refused(without(permission), { name: 'Other' })).toBeNull()
	})

	it('gives nobody more than they have, and may leave what others have given', () => {
		const [lead] = before.roles
		if (!lead) throw new Error('no role')
		const bounds = without('staff.manage', 'keys.manage')
		expect(refused(bounds, { roles: [{ ...lead, name: 'Team lead' }] })).toBeNull()
		const more = { ...lead, permissions: [...lead.permissions, 'keys.manage' as const] }
		expect(refused(bounds, { roles: [more] })).toMatchObject({ code: 'forbidden', field: 'roles.0.permissions' })
		expect(refused(bounds, { roles: [lead, { ...lead, id: 'other' }] })).toMatchObject({ code: 'forbidden', field: 'roles.1.permissions' })
	})

	it('makes no role that reaches further than they do', () => {
		const [lead] = before.roles
		if (!lead) throw new Error('no role')
		const bounds: Bounds = { ...anybody, scope: 'team' }
		expect(refused(bounds, { roles: [{ ...lead, scope: 'queue' }] })).toMatchObject({ code: 'forbidden', field: 'roles.0.scope' })
		expect(refused(bounds, { roles: [{ ...lead, scope: 'own' }] })).toBeNull()
	})

	it('shows no protected field to themselves', () => {
		const [passport, plan] = before.fields
		if (!passport || !plan) throw new Error('no fields')
		const blind = without('fields.reveal')
		expect(refused(blind, { fields: [plan, { ...passport, protected: false }] })).toMatchObject({ field: 'fields.1.protected' })
		expect(refused(blind, { fields: [plan] })).toMatchObject({ code: 'forbidden', field: 'fields' })
		expect(refused(blind, { fields: [passport] })).toBeNull()
		expect(refused(anybody, { fields: [plan] })).toBeNull()
	})

	it.each<[string, Partial<OidcConfig> | null]>([
		['another issuer', { issuer: 'https://evil.example' }],
		['another client', { clientId: 'b' }],
	])('names %s for signing in only who may do everything everywhere', (_, other) => {
		const more = { signIn: { ...before.signIn, oidc: { ...oidc, ...other } } }
		const refusal = { code: 'forbidden', field: 'signIn.oidc' }
		for (const permission of PERMISSIONS.filter((it) => it !== 'security.manage')) {
			expect(refused(without(permission), more), permission).toMatchObject(refusal)
		}
		expect(refused({ ...anybody, scope: 'queue' }, more)).toMatchObject(refusal)
		expect(refused(anybody, more)).toBeNull()
	})

	it('switches single sign-on on only who may do everything, and off who may change signing in', () => {
		const off = { ...before, signIn: { ...before.signIn, oidc: null } }
		const guard = without('staff.manage')
		expect(refusePublication(guard, { before: off, after: before })).toMatchObject({ code: 'forbidden', field: 'signIn.oidc' })
		expect(refusePublication(anybody, { before: off, after: before })).toBeNull()
		expect(refusePublication(guard, { before, after: off })).toBeNull()
		expect(refused(guard, { signIn: { ...before.signIn, oidc: { ...oidc, label: 'Ours' } } })).toBeNull()
	})

	it('lets in newcomers with no role that may do or reach more than they do', () => {
		const letting = (more: Partial<OidcConfig>) => ({ signIn: { ...before.signIn, oidc: { ...oidc, ...more } } })
		const refusal = { code: 'forbidden', field: 'signIn.oidc.newcomers' }
		expect(refused(without('conversations.reply'), letting({ newcomers: 'agent' }))).toMatchObject(refusal)
		expect(refused({ ...anybody, scope: 'team' }, letting({ newcomers: 'analyst' }))).toMatchObject(refusal)
		expect(refused({ ...anybody, scope: 'team' }, letting({ newcomers: 'agent' }))).toBeNull()
		expect(refused(without('staff.manage'), letting({ newcomers: 'agent' }))).toBeNull()
	})

	it('opens the door that others have made no wider', () => {
		const made = { ...oidc, newcomers: 'agent', domains: ['a.example', 'b.example'] }
		const guard = without('conversations.reply')
		const publish = (more: Partial<OidcConfig>) =>
			refusePublication(guard, {
				before: { ...before, signIn: { ...before.signIn, oidc: made } },
				after: { ...before, signIn: { ...before.signIn, oidc: { ...made, ...more } } },
			})
		const refusal = { code: 'forbidden', field: 'signIn.oidc.newcomers' }
		expect(publish({ domains: [] })).toMatchObject(refusal)
		expect(publish({ domains: ['a.example', 'c.example'] })).toMatchObject(refusal)
		expect(publish({ domains: ['a.example'] })).toBeNull()
		expect(publish({ label: 'Ours' })).toBeNull()
		expect(publish({ newcomers: null, domains: [] })).toBeNull()
	})

	it('speaks to providers in the clear on a developer’s machine only', () => {
		const inboxes = before.inboxes.map((it) => ({ ...it, apiBase: 'http://provider.example' }))
		expect(refused(anybody, { inboxes })).toMatchObject({ code: 'config-invalid', field: 'inboxes.0.apiBase' })
		expect(refused({ ...anybody, plainApi: true }, { inboxes })).toBeNull()
		expect(refused(anybody, { inboxes: inboxes.map((it) => ({ ...it, apiBase: 'https://provider.example' })) })).toBeNull()
	})
})

describe('who is staff', () => {
	it('keeps the role they have, and nobody guesses whether they do', () => {
		expect(refused({ ...anybody, inUse: { roles: ['lead'], agents: [] } }, { roles: [] })).toMatchObject({
			code: 'role-in-use',
			detail: 'Somebody still has the role "lead"; give them another first',
		})
		expect(refused({ ...anybody, inUse: null }, { roles: [] })).toMatchObject({ code: 'staff-unavailable' })
		expect(refused({ ...anybody, inUse: null }, { name: 'Other' })).toBeNull()
	})

	it('is named when their agent goes', () => {
		const step = { before, after: { ...before, agents: before.agents.slice(0, 1) } }
		expect(warningsOf({ ...anybody, inUse: { roles: [], agents: ['wei'] } }, step)).toEqual([
			{ path: ['agents'], message: expect.stringMatching(/^Somebody works as "wei", who is no longer an agent/) },
		])
		expect(warningsOf(anybody, step)).toEqual([])
		expect(refusePublication(anybody, step)).toBeNull()
	})
})

describe('credentials', () => {
	const moved = (inbox: object) => bereaved(before, { ...before, inboxes: before.inboxes.map((it) => ({ ...it, ...inbox })) })

	it('end when they would go elsewhere', () => {
		expect(bereaved(before, { ...before, name: 'Other' })).toEqual([])
		expect(bereaved(before, { ...before, inboxes: [] })).toEqual(['inbox/shop.sms'])
		expect(moved({ apiBase: 'https://evil.example' })).toEqual(['inbox/shop.sms'])
		expect(moved({ channel: 'telegram' })).toEqual(['inbox/shop.sms'])
		expect(moved({ name: 'Other', enabled: false, queue: 'bookings' })).toEqual([])
	})

	it('of single sign-on end with another provider', () => {
		const to = (it: typeof oidc | null) => bereaved(before, { ...before, signIn: { ...before.signIn, oidc: it } })
		expect(to({ ...oidc, label: 'Other' })).toEqual([])
		for (const it of [{ ...oidc, issuer: 'https://evil.example' }, { ...oidc, clientId: 'b' }, null]) expect(to(it)).toEqual(['oidc'])
	})
})
