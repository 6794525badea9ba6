import { describe, expect, it } from 'vitest'
import {
	allows,
	beyond,
	BUILTIN_ROLES,
	builtinRoles,
	consoleFrames,
	incomplete,
	type Permission,
	PERMISSIONS,
	permissions,
	refusalOf,
	roleNamed,
	staffFrames,
} from '../../../core/access.ts'
import { rolesWith, whoMay } from '../../../core/access/who-may.ts'

const holding = (...held: Permission[]) => new Set(held)
const codeFor = (held: ReadonlySet<Permission>, asked: Permission) => refusalOf(held, asked)?.code ?? 'allowed'

describe('the table', () => {
	it('lets each act be seen by who may see it, which lets itself be seen', () => {
		for (const it of PERMISSIONS) expect(permissions[permissions[it]]).toBe(permissions[it])
	})

	it('has no built-in role that could do something to what it does not see', () => {
		for (const role of BUILTIN_ROLES) expect(incomplete(builtinRoles[role].permissions), role).toBeNull()
	})

	it('lets an administrator do everything, a supervisor more than an agent, and nobody else manage people, keys or security', () => {
		expect(builtinRoles.administrator.permissions).toEqual(PERMISSIONS)
		expect(beyond(holding(...builtinRoles.supervisor.permissions), builtinRoles.agent.permissions)).toBeNull()
		for (const it of ['staff.manage', 'security.manage', 'roles.manage', 'audit.read'] as const) {
			expect(rolesWith(it), it).toEqual(['administrator'])
		}
		expect(rolesWith('keys.manage')).toEqual(['administrator', 'developer'])
	})

	it('lets an analyst and a developer say nothing to a customer', () => {
		const acts = new Set<Permission>([...Object.values(staffFrames), ...Object.values(consoleFrames)])
		for (const role of ['analyst', 'developer'] as const) {
			expect([...acts].filter((it) => it !== 'conversations.read' && allows(builtinRoles[role], it)), role).toEqual([])
		}
	})
})

describe('a refusal', () => {
	it.each(PERMISSIONS)('of %s says that there is nothing to who may not see it, and no to who may', (asked) => {
		const everythingElse = holding(...PERMISSIONS.filter((it) => it !== asked))
		expect(codeFor(holding(...PERMISSIONS), asked)).toBe('allowed')
		expect(codeFor(holding(), asked)).toBe('not-found')
		expect(codeFor(everythingElse, asked)).toBe(permissions[asked] === asked ? 'not-found' : 'forbidden')
		expect(codeFor(holding(asked), asked)).toBe(permissions[asked] === asked ? 'allowed' : 'not-found')
	})
})

describe('what is given', () => {
	it('names the first that the giver lacks, and the first that is worth nothing alone', () => {
		expect(beyond(holding('config.read'), ['config.read', 'keys.read'])).toBe('keys.read')
		expect(incomplete(['conversations.override', 'conversations.read'])).toBeNull()
		expect(incomplete(['conversations.override'])).toEqual({ permission: 'conversations.override', needs: 'conversations.read' })
	})

	it('finds a role by its name, built in first, and no other word for one', () => {
		const own = [{ id: 'night', permissions: ['config.read'], scope: 'team' }] as const
		expect(roleNamed('night', own)).toMatchObject({ permissions: ['config.read'] })
		expect(roleNamed('administrator', [{ ...own[0], id: 'administrator' }])).toBe(builtinRoles.administrator)
		for (const name of ['toString', '__proto__', 'constructor', '', 'Night']) expect(roleNamed(name, own), name).toBeNull()
	})
})

describe('a rule in words', () => {
	it('names the roles that have it, as the table says', () => {
		expect(whoMay('config.publish')).toBe('Takes `config.publish`, as administrators have.')
		expect(whoMay('conversations.override')).toBe('Takes `conversations.override`, as administrators and supervisors have.')
		expect(whoMay('anyone')).toBe('For anyone.')
	})
})
