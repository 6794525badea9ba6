import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '../../../core/access.ts'
import { credentialFields, optionalFields } from '../../../core/config/inbox-channel.ts'
import { en } from '../../../workers/console/settings/words/en.ts'
import { zh } from '../../../workers/console/settings/words/zh.ts'

/** What is written alike in every language. */
const SAME = ['whatsapp', 'messenger', 'instagram', 'telegram', 'line', 'slack'].map((it) => `channel.${it}`)

function leaves(words: object, path = ''): [string, unknown][] {
	return Object.entries(words).flatMap(([key, it]) =>
		typeof it === 'object' ? leaves(it, `${path}${key}.`) : [[`${path}${key}`, it] satisfies [string, unknown]]
	)
}

function said(phrase: unknown): string {
	return typeof phrase === 'function' ? phrase(7, 8, 9) : String(phrase)
}

describe('the words of the settings', () => {
	it('are there in both languages for every key, and really translated', () => {
		const chinese = new Map(leaves(zh))
		expect([...chinese.keys()].toSorted()).toEqual(leaves(en).map(([key]) => key).toSorted())
		for (const [key, phrase] of leaves(en)) {
			expect(said(phrase).trim(), key).not.toBe('')
			if (!SAME.includes(key)) expect(said(chinese.get(key)), key).not.toBe(said(phrase))
		}
	})

	it('fill the same blanks in both languages', () => {
		const blanks = (phrase: unknown) => [7, 8, 9].filter((it) => said(phrase).includes(String(it)))
		const chinese = new Map(leaves(zh))
		for (const [key, phrase] of leaves(en)) expect(blanks(chinese.get(key)), key).toEqual(blanks(phrase))
	})

	it('name every permission and every credential a channel takes', () => {
		const taken = [...new Set([...Object.values(credentialFields), ...Object.values(optionalFields)].flat())].toSorted()
		for (const words of [en, zh]) {
			expect(Object.keys(words.permission).toSorted()).toEqual(PERMISSIONS.toSorted())
			expect(Object.keys(words.permissionHint).toSorted()).toEqual(PERMISSIONS.toSorted())
			expect(Object.keys(words.credential).toSorted()).toEqual(taken)
		}
	})
})
