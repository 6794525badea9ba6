import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { BUILTIN_ROLES, builtinRoles, consoleFrames, type Permission, PERMISSIONS, permissions, staffFrames } from '../../../core/access.ts'

const page = readFileSync(new URL('../../../docs/design/access.md', import.meta.url), 'utf8')

/** The cells of the table that has this heading, without the marks of code. */
function tableOf(heading: string): string[][] {
	const lines = page.slice(page.indexOf(`| ${heading} |`)).split('\n')
	const rows = lines.slice(0, lines.findIndex((it) => !it.startsWith('|')))
	return rows.slice(2).map((row) => row.split('|').slice(1, -1).map((it) => it.trim().replaceAll('`', '')))
}

it('shows newcomers the table as it is', () => {
	const mark = (role: (typeof BUILTIN_ROLES)[number], it: Permission) =>
		(builtinRoles[role].permissions as readonly Permission[]).includes(it) ? '✓' : ''
	expect(tableOf('permission')).toEqual(
		PERMISSIONS.map((it) => [it, permissions[it] === it ? '' : permissions[it], ...BUILTIN_ROLES.map((role) => mark(role, it))]),
	)
	expect(tableOf('frame')).toEqual(Object.entries({ ...staffFrames, ...consoleFrames }))
})
