import { describe, expect, it } from 'vitest'
import { BUILTIN_ROLES, builtinRoles, type Permission, PERMISSIONS } from '../../../core/access.ts'
import { mayEdit, sectionsFor } from '../../../workers/console/settings/may-set-up.ts'
import { SECTIONS } from '../../../workers/console/settings/sections.ts'
import { AREAS, needsOf, withoutPermission, withPermission } from '../../../workers/console/settings/state/permission-set.ts'
import { maySettings } from '../../../workers/console/shell/may-settings.ts'

describe('the areas', () => {
	it('show every permission once', () => {
		expect(AREAS.flatMap((it) => it.members).toSorted()).toEqual(PERMISSIONS.toSorted())
	})
})

describe('giving a permission', () => {
	it('gives what it rests on, in the order of the table', () => {
		expect(withPermission(['recording.read'], 'conversations.reply')).toEqual([
			'conversations.read',
			'conversations.reply',
			'recording.read',
		])
	})

	it('taken back takes along what rests on it', () => {
		const held: Permission[] = ['desk.work', 'conversations.read', 'conversations.reply', 'queues.read']
		expect(withoutPermission(held, 'conversations.read')).not.toContain('conversations.reply')
		expect(withoutPermission(held, 'conversations.reply')).toEqual(['desk.work', 'conversations.read', 'queues.read'])
	})

	it('never leaves one without what it rests on', () => {
		for (const it of PERMISSIONS) {
			for (const removed of PERMISSIONS) {
				const left = withoutPermission(withPermission([], it), removed)
				expect(left.flatMap(needsOf).every((need) => left.includes(need)), `${it} without ${removed}`).toBe(true)
			}
		}
	})
})

describe('the settings', () => {
	it('are offered to whoever has a section in them, and to nobody else', () => {
		for (const asked of PERMISSIONS) {
			const me = { permissions: [asked] }
			expect(maySettings(me), asked).toBe(sectionsFor(me).length > 0)
		}
		const reader = { permissions: ['config.read', 'config.history'] as const }
		expect([maySettings(reader), sectionsFor(reader).length > 0]).toEqual([true, true])
	})

	it('show supervisors everything to look at and nothing to change', () => {
		const me = builtinRoles.supervisor
		const open = sectionsFor(me).filter((it) => it.kind === 'config')
		expect(open.length).toBe(SECTIONS.filter((it) => it.kind === 'config').length)
		expect(open.some((it) => mayEdit(me, it))).toBe(false)
	})

	it('let developers draft all but what takes a permission of its own', () => {
		const closed = sectionsFor(builtinRoles.developer).filter((it) => !mayEdit(builtinRoles.developer, it)).map((it) => it.id)
		expect(closed).toEqual(['retention', 'roles', 'sign-in'])
	})

	it('are not for agents', () => {
		expect(BUILTIN_ROLES.filter((it) => !maySettings(builtinRoles[it]))).toEqual(['agent'])
	})
})
