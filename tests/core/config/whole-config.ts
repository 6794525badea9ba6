/** Configurations with all their parts, in any words people use. */
import fc from 'fast-check'
import { type Permission, PERMISSIONS, permissions, SCOPES } from '../../../core/access.ts'
import { COLOURS } from '../../../core/config/directories.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { hiddenCharacter } from '../../../core/config/hidden-character.ts'
import { goodConfig } from './good-config.ts'

const QUEUES = ['support', 'bookings', 'night'] as const
const AGENTS = ['ana', 'wei', 'sam'] as const

/** What a file or a body cannot hold is no name: half a surrogate pair. */
const words = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
	fc.constantFrom(
		'no',
		'on',
		'~',
		'null',
		'0x1F',
		'09:00',
		'1e3',
		'- a',
		'a: b',
		'# x',
		'"',
		"'",
		' x ',
		'\t',
		'x\ny\n',
		'&a',
		'*a',
		'!x',
		'客服',
		'2026-12-24',
		'---',
		'|',
	),
).filter((it) => it.length <= 80 && it.isWellFormed())

const names = words.filter((it) => hiddenCharacter(it, { lines: false }) === null)
const texts = words.filter((it) => hiddenCharacter(it, { lines: true }) === null)

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/), { maxLength: 3 })

function listOf<Body extends object>(body: fc.Arbitrary<Body>) {
	return ids.chain((each) => fc.tuple(...each.map((id) => fc.tuple(body, names).map(([it, name]) => ({ id, name, ...it })))))
}

/** Without what they could not see to do. */
function complete(held: Permission[]): Permission[] {
	return held.filter((it) => held.includes(permissions[it]))
}

/** Each with what it is worth nothing without. */
const held = fc.subarray([...PERMISSIONS]).map((some) => [...new Set(some.flatMap((it) => [permissions[it], it]))])

const directories = fc.record({
	locale: fc.record({ language: fc.constantFrom('en', 'zh'), timeZone: fc.constantFrom('UTC', 'Asia/Shanghai') }),
	teams: listOf(fc.record({ agents: fc.subarray([...AGENTS]), queues: fc.subarray([...QUEUES]) })),
	roles: listOf(fc.record({ permissions: held.map(complete), scope: fc.constantFrom(...SCOPES) })).map((roles) =>
		roles.map((it) => ({ ...it, id: `own-${it.id}` }))
	),
	signIn: fc.record({ twoFactor: fc.constantFrom('optional', 'required'), sessionHours: fc.integer({ min: 1, max: 720 }) }),
	cannedResponses: listOf(fc.record({ text: texts, language: fc.constantFrom(null, 'zh'), queues: fc.subarray([...QUEUES]) })),
	tags: listOf(fc.record({ nameZh: fc.option(names), colour: fc.constantFrom(...COLOURS) })),
	fields: listOf(fc.record({ protected: fc.boolean(), type: fc.constantFrom('text', 'number', 'date', 'boolean') })),
	retention: fc.record({ conversationsDays: fc.option(fc.integer({ min: 1, max: 3_650 })), routingDays: fc.constant(null) }),
	name: names,
})

/** As it is published. */
export const wholeConfig = fc.tuple(goodConfig, fc.option(directories, { nil: {} })).map(([good, more]) =>
	WorkspaceConfig.parse({ ...good, ...more })
)
