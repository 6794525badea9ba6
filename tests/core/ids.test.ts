import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ID_RANDOM_BYTES, isConversationId, isSlug, makeId, objectName, type WorkspaceId, workspaceOf } from '../../core/ids.ts'

const random = fc.uint8Array({ minLength: ID_RANDOM_BYTES, maxLength: ID_RANDOM_BYTES })
const time = fc.integer({ min: 0, max: 8_640_000_000_000 })

describe('an id', () => {
	it('is what a conversation id looks like', () => {
		fc.assert(fc.property(time, random, (atMs, bytes) => isConversationId(makeId('cnv', atMs, bytes))))
	})

	it('sorts by time, whatever its random part', () => {
		fc.assert(fc.property(time, time, random, random, (a, b, one, other) => {
			fc.pre(a < b)
			expect(makeId('cnv', a, one) < makeId('cnv', b, other)).toBe(true)
		}))
	})

	it('is not taken for one with another prefix, length or alphabet', () => {
		const id = makeId('cnv', 1_790_000_000_000, new Uint8Array(12))
		for (const other of ['', 'cnv_', id.slice(1), id + '0', id.toLowerCase(), id.replace('cnv', 'cnt'), id.slice(0, -1) + 'U', `${id}\n`]) {
			expect(isConversationId(other)).toBe(false)
		}
	})
})

it('takes for slugs small letters, digits and inner dashes, forty at most', () => {
	expect(['demo', 'a', 'a-b', '0', 'a'.repeat(40)].filter(isSlug)).toHaveLength(5)
	expect(['', '-', 'a-', '-a', 'A', 'a_b', 'a b', 'ä', 'a'.repeat(41), 'a\n'].filter(isSlug)).toEqual([])
})

it("reads the tenant off an inbox's id, and nothing off anything else", () => {
	expect(workspaceOf('demo.web')).toBe('demo')
	for (const text of ['demo', 'demo.', '.web', 'demo.web.x', 'Demo.web', 'demo/x.web', '']) expect(workspaceOf(text)).toBeNull()
})

it('gives no two tenants an object in common', () => {
	const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}[a-z0-9]$/).map((it) => it as WorkspaceId)
	fc.assert(fc.property(slug, slug, fc.string(), fc.string(), (a, b, one, other) => {
		fc.pre(a !== b)
		expect(objectName(a, one)).not.toBe(objectName(b, other))
	}))
})
