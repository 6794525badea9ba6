import { describe, expect, it } from 'vitest'
import { en } from '../../../workers/console/routing/words/en.ts'
import { zh } from '../../../workers/console/routing/words/zh.ts'

/** What is written alike in every language. */
const BRANDS = ['whatsapp', 'messenger', 'instagram', 'telegram', 'line', 'slack'].map((it) => `named.channel.${it}`)
const SAME = ['change.arrow', 'result.plusMinus', 'requirement.between', ...BRANDS]

function leaves(words: object, path = ''): [string, unknown][] {
	return Object.entries(words).flatMap(([key, it]) =>
		typeof it === 'object' ? leaves(it, `${path}${key}.`) : [[`${path}${key}`, it] satisfies [string, unknown]]
	)
}

function said(phrase: unknown): string {
	return typeof phrase === 'function' ? phrase(7, 8, 9) : String(phrase)
}

describe('the words of the routing page', () => {
	it('are there in both languages for every key', () => {
		expect(leaves(zh).map(([key]) => key)).toEqual(leaves(en).map(([key]) => key))
		for (const [key, phrase] of [...leaves(en), ...leaves(zh)]) expect(said(phrase).trim(), key).not.toBe('')
	})

	it('are really translated', () => {
		const chinese = new Map(leaves(zh))
		for (const [key, phrase] of leaves(en)) if (!SAME.includes(key)) expect(said(chinese.get(key)), key).not.toBe(said(phrase))
	})

	it('fill the same blanks in both languages', () => {
		const blanks = (phrase: unknown) => [7, 8, 9].filter((it) => said(phrase).includes(String(it)))
		const chinese = new Map(leaves(zh))
		for (const [key, phrase] of leaves(en)) expect(blanks(chinese.get(key)), key).toEqual(blanks(phrase))
	})
})
