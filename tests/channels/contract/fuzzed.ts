import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HookRequest } from '../../../local/providers/stand-in.ts'
import { ACT_NAMES, actNamed } from './acts.ts'
import { bytesOf } from './heard.ts'
import type { Kit } from './kit.ts'
import { Stage } from './stage.ts'
import { expectWellFormed } from './well-formed.ts'
import { effortMs } from '../../support/effort.ts'

/** Longest that anything may take, on a machine that does other things as well. */
const PATIENCE_MS = 3_000
const DEEP = 100_000

interface Genuine {
	readonly request: HookRequest
	readonly content: Uint8Array<ArrayBuffer>
}

/** Whatever is posted, it is understood or refused, at once. */
export function standsAnything(kit: Kit): void {
	let stage: Stage
	const genuine: Genuine[] = []
	beforeAll(async () => {
		stage = await Stage.open(kit)
		const named = await stage.acquaint()
		for (const name of ACT_NAMES) {
			const request = await stage.hook(stage.delivery(actNamed(name, kit, named)))
			if (request !== null) genuine.push({ request, content: await stage.content(request) })
		}
	})
	afterAll(() => stage.close())

	function stands(content: Uint8Array, request: HookRequest | undefined = genuine[0]?.request): void {
		const beganMs = effortMs()
		expectWellFormed(stage.translate(Uint8Array.from(content), request ?? expect.fail('A customer can write')))
		expect(effortMs() - beganMs).toBeLessThan(PATIENCE_MS)
	}

	test('stands any bytes', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => stands(bytes)))
	})

	test('stands any JSON', () => {
		fc.assert(fc.property(fc.json(), (json) => stands(bytesOf(json))))
	})

	test('stands what is deep, long or misleading', () => {
		for (const text of hostile()) stands(bytesOf(text))
		expect(Object.keys(Object.prototype)).toEqual([])
		expect({}).not.toHaveProperty('polluted')
	})

	test('stands what came with some bytes changed', () => {
		const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 })
		fc.assert(
			fc.property(fc.nat(), changes, fc.nat(), (which, edits, cut) => {
				const { request, content } = pick(which)
				const bytes = Uint8Array.from(content)
				for (const [at, byte] of edits) bytes[at % bytes.length] = byte
				stands(cut % 5 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes, request)
			}),
			{ numRuns: 300 },
		)
	})

	test('stands what came with something else in one place', () => {
		const readable = genuine.filter(({ content }) => isJson(content))
		if (readable.length === 0) return
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom(...ODD)), (which, at, other) => {
				const { request, content } = readable[which % readable.length] ?? pick(0)
				stands(bytesOf(JSON.stringify(replaced(JSON.parse(new TextDecoder().decode(content)), { at, other }))), request)
			}),
			{ numRuns: 600 },
		)
	})

	function pick(which: number): Genuine {
		return genuine[which % genuine.length] ?? expect.fail('A customer can write')
	}
}

const ODD: readonly unknown[] = [
	'__proto__',
	'constructor',
	'x'.repeat(20_000),
	'\ud800',
	'a\0b',
	'line\nbreak\u2028',
	-1,
	1e308,
	Number.MAX_SAFE_INTEGER,
	[[]],
	{ toString: 'no' },
	[null],
]

function hostile(): string[] {
	return [
		'['.repeat(DEEP),
		`${'['.repeat(5_000)}${']'.repeat(5_000)}`,
		`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
		`{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
		'"',
		`"${'\\'.repeat(DEEP)}"`,
		'0'.repeat(DEEP),
		' '.repeat(DEEP),
		'%'.repeat(DEEP),
		'&'.repeat(DEEP),
		'a=1&'.repeat(20_000),
		`<xml>${'<a>'.repeat(20_000)}`,
		'<'.repeat(DEEP),
		`<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xml><Content>&c;</Content></xml>`,
		`<xml><Content><![CDATA[${']'.repeat(DEEP)}`,
		`${'Subject: a\r\n '.repeat(5_000)}\r\n\r\nbody`,
	]
}

function isJson(content: Uint8Array): boolean {
	try {
		JSON.parse(new TextDecoder().decode(content))
		return true
	} catch {
		return false
	}
}

/** The same with another value in the place that `at` falls on, counting every value at any depth. */
function replaced(value: unknown, { at, other }: { readonly at: number; readonly other: unknown }): unknown {
	const places = placesIn(value)
	const path = places[at % places.length] ?? []
	const put = (here: unknown, [key, ...rest]: readonly string[]): unknown => {
		if (key === undefined) return other
		if (Array.isArray(here)) return here.map((it, i) => String(i) === key ? put(it, rest) : it)
		return Object.fromEntries(Object.entries(Object(here)).map(([name, it]) => [name, name === key ? put(it, rest) : it]))
	}
	return put(value, path)
}

function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [path]
	return [path, ...Object.entries(value).flatMap(([key, it]) => placesIn(it, [...path, key]))]
}
