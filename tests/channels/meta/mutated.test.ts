import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, test } from 'vitest'
import type { Channel } from '../../../channels/channel.ts'
import { instagram } from '../../../channels/instagram/instagram.ts'
import { messenger } from '../../../channels/messenger/messenger.ts'
import { whatsapp } from '../../../channels/whatsapp/whatsapp.ts'
import { expectWellFormed } from '../contract/well-formed.ts'

/** Every example of Meta's, with something else in a few of its places. */
describe.each<Channel>([whatsapp, messenger, instagram])('$name', (channel) => {
	const folder = new URL(`../../../channels/${channel.name}/fixtures/`, import.meta.url)
	const examples = readdirSync(folder).map((it): unknown => JSON.parse(readFileSync(new URL(it, folder), 'utf8')))

	test('stands its own examples with other things in them', () => {
		const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), other), { minLength: 1, maxLength: 4 })
		fc.assert(
			fc.property(fc.constantFrom(...examples), changes, (example, edits) => {
				const changed = edits.reduce((value, [at, it]) => replaced(value, { at, other: it }), example)
				const content = new TextEncoder().encode(JSON.stringify(changed))
				const url = new URL(`https://patchbay.example/hooks/${channel.name}/demo.first`)
				expectWellFormed(channel.translate(content, { credentials: {}, nowMs: 0, url, headers: new Headers() }))
			}),
			{ numRuns: 2_000 },
		)
	}, 100_000)
})

const other = fc.oneof(
	fc.jsonValue(),
	fc.constantFrom<unknown>(
		'__proto__',
		'constructor',
		'toString',
		'x'.repeat(20_000),
		'\ud800',
		'a\0b',
		'line\nbreak\u2028',
		'https://example.com/'.padEnd(9_000, 'a'),
		'9'.repeat(16),
		-1,
		1e308,
		Number.MAX_SAFE_INTEGER,
		null,
		[[]],
		{},
	),
)

/** The value whose turn comes at `at` (0 to 1) of all there are, replaced. */
function replaced(value: unknown, { at, other }: { readonly at: number; readonly other: unknown }): unknown {
	const all = places(value)
	return put(value, all[Math.floor(at * all.length)] ?? [], other)
}

function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [path]
	return [path, ...Object.entries(value).flatMap(([key, it]) => places(it, [...path, key]))]
}

function put(here: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
	if (key === undefined) return other
	if (Array.isArray(here)) return here.map((it, i) => String(i) === key ? put(it, rest, other) : it)
	return Object.fromEntries(Object.entries(Object(here)).map(([name, it]) => [name, name === key ? put(it, rest, other) : it]))
}
