import { expect } from 'vitest'
import type { Inbound, Translated } from '../../../channels/channel.ts'
import { ADDRESS_MAX_CHARS } from '../../../core/channel/point.ts'
import { TEXT_MAX_CHARS } from '../../../core/message.ts'

// deno-lint-ignore no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u001f\u007f]/

/** Whatever came in, this holds of what comes out: it can be kept, shown and named by without another look. */
export function expectWellFormed(translated: Translated): void {
	if (!translated.ok) return expect(translated.code).toBe('body-invalid')
	for (const item of translated.items) {
		expectWellFormedItem(item)
		expectPlain(item)
	}
}

function expectWellFormedItem(item: Inbound): void {
	expect(item.id).not.toBe('')
	expect(item.id.length).toBeLessThanOrEqual(2_000)
	if (item.kind === 'pull') return
	if (item.atMs !== null) expect(new Date(item.atMs).getTime(), `${item.atMs} is a moment`).toBe(item.atMs)
	if (item.from === null) return expect(item.kind).toBe('unsupported')
	expect(item.from.address).not.toBe('')
	expect(item.from.address.length).toBeLessThanOrEqual(ADDRESS_MAX_CHARS)
	expect(CONTROL.test(item.from.address)).toBe(false)
	if (item.kind === 'message') expect(item.content.text.length).toBeLessThanOrEqual(TEXT_MAX_CHARS)
}

/** Only what survives JSON, at any depth: no halves of characters, no NUL, no numbers that are none. */
function expectPlain(value: unknown): void {
	if (typeof value === 'string') {
		if (!value.isWellFormed() || value.includes('\0')) expect.fail(`${JSON.stringify(value.slice(0, 80))} cannot be kept`)
	} else if (typeof value === 'number') {
		if (!Number.isFinite(value)) expect.fail(`${value} is no number`)
	} else if (typeof value === 'object' && value !== null) {
		Object.values(value).forEach(expectPlain)
	} else if (typeof value === 'function' || typeof value === 'bigint') {
		expect.fail(`A ${typeof value} came out`)
	}
}
