import { describe, expect, it } from 'vitest'
import { shop, wrongPaths, wrongs } from './refused.ts'

const oidc = { issuer: 'https://id.shop.example', clientId: 'patchbay' }
const role = { id: 'lead', name: 'Lead', permissions: ['conversations.read'], scope: 'team' }

it('takes a whole company', () => {
	expect(wrongs(shop({}, {
		locale: { language: 'zh', timeZone: 'Asia/Shanghai' },
		teams: [{ id: 'east', name: 'East', agents: ['ana', 'wei'], queues: ['support'] }, { id: 'none', name: 'Nobody' }],
		roles: [role],
		signIn: { twoFactor: 'required', password: false, oidc: { ...oidc, newcomers: 'lead', domains: ['shop.example'] } },
		cannedResponses: [{ id: 'hi', name: 'Hi', text: 'Hello {customer}', queues: ['bookings'] }],
		tags: [{ id: 'vip', name: 'VIP', nameZh: '贵宾', colour: 'purple' }],
		fields: [{ id: 'plan', name: 'Plan', type: 'choice', choices: ['Free', 'Pro'] }, { id: 'passport', name: 'Passport', protected: true }],
		retention: { conversationsDays: 30 },
	}))).toEqual([])
})

it.each(['teams', 'roles', 'cannedResponses', 'tags', 'fields'])('has each id once in %s', (list) => {
	const more = { roles: { permissions: [] }, cannedResponses: { text: 'x' } }[list]
	const one = { id: 'one', name: 'One', ...more }
	expect(wrongs(shop({}, { [list]: [one, one] }))).toEqual([`${list}.1.id: "one" stands twice; give each an id of its own`])
})

describe('names', () => {
	it('of agents and queues in teams are those there are, each once', () => {
		const teams = [{ id: 'east', name: 'East', agents: ['ana', 'bob', 'ana'], queues: ['sales', 'support', 'support'] }]
		expect(wrongs(shop({}, { teams }))).toEqual([
			'teams.0.agents.1: There is no agent "bob"; add it to agents or name another',
			'teams.0.agents.2: "ana" stands twice; once is enough',
			'teams.0.queues.0: There is no queue "sales"; add it to queues or name another',
			'teams.0.queues.2: "support" stands twice; once is enough',
		])
	})

	it("of canned responses' queues are those there are", () => {
		const cannedResponses = [{ id: 'hi', name: 'Hi', text: 'Hi', queues: ['support', 'sales'] }]
		expect(wrongPaths(shop({}, { cannedResponses }))).toEqual(['cannedResponses.0.queues.1'])
	})
})

describe('roles', () => {
	it.each(['administrator', 'supervisor', 'agent', 'analyst', 'developer'])('are not called %s, which is built in', (id) => {
		expect(wrongs(shop({}, { roles: [{ ...role, id }] }))).toEqual([`roles.0.id: "${id}" is built in; give this role another id`])
	})

	it('hold each permission once', () => {
		const permissions = ['conversations.read', 'conversations.read', 'config.read', 'config.publish']
		expect(wrongs(shop({}, { roles: [{ ...role, permissions }] }))).toEqual([
			'roles.0.permissions.1: "conversations.read" stands twice; once is enough',
		])
	})

	it('see what they may do something to', () => {
		expect(wrongs(shop({}, { roles: [{ ...role, permissions: ['conversations.reply', 'config.read'] }] }))).toEqual([
			'roles.0.permissions: "conversations.reply" is worth nothing without "conversations.read"; add that, or take it out',
		])
	})
})

describe('fields', () => {
	it('have choices when they are chosen, each once, and else none', () => {
		const fields = [
			{ id: 'a', name: 'A', type: 'choice' },
			{ id: 'b', name: 'B', type: 'text', choices: ['x'] },
			{ id: 'c', name: 'C', type: 'choice', choices: ['x', 'x'] },
		]
		expect(wrongPaths(shop({}, { fields }))).toEqual(['fields.0.choices', 'fields.1.choices', 'fields.2.choices.1'])
	})
})

describe('sign-in', () => {
	const at = (signIn: object, roles: object[] = []) => wrongPaths(shop({}, { signIn, roles }))

	it('leaves somebody a way in', () => {
		expect(at({ password: false })).toEqual(['signIn.password'])
		expect(at({ password: false, oidc })).toEqual([])
	})

	it('gives newcomers a role that there is, and that lets in nobody', () => {
		const newcomers = (it: string, roles: object[] = []) => at({ oidc: { ...oidc, newcomers: it } }, roles)
		expect(newcomers('agent')).toEqual([])
		expect(newcomers('lead', [role])).toEqual([])
		expect(newcomers('lead')).toEqual(['signIn.oidc.newcomers'])
		expect(newcomers('administrator')).toEqual(['signIn.oidc.newcomers'])
		expect(newcomers('lead', [{ ...role, permissions: ['staff.read', 'staff.manage'] }])).toEqual(['signIn.oidc.newcomers'])
	})

	it.each(['https://id.shop.example/realms/shop', 'http://localhost:4010', 'http://127.0.0.1:4010/x'])('takes the issuer %s', (issuer) => {
		expect(at({ oidc: { ...oidc, issuer } })).toEqual([])
	})

	it.each([
		'http://id.shop.example',
		'https://id.shop.example/?x=1',
		'https://me:pw@id.example',
		'http://localhost.evil.example',
		'data:text/plain,x',
	])(
		'refuses the issuer %s',
		(issuer) => expect(at({ oidc: { ...oidc, issuer } })).toEqual(['signIn.oidc.issuer']),
	)
})

it('knows the time zone of newcomers', () => {
	expect(wrongPaths(shop({}, { locale: { timeZone: 'Europe/Atlantis' } }))).toEqual(['locale.timeZone'])
})

it.each(['ftp://x.example', 'https://me:pw@x.example', 'https://x.example/?a=b', 'javascript:alert(1)'])(
	'refuses a provider at %s',
	(apiBase) => {
		const inboxes = [{ id: 'shop.web', name: 'Web', queue: 'support', apiBase }]
		expect(wrongPaths(shop({}, { inboxes }))).toEqual(['inboxes.0.apiBase'])
	},
)
