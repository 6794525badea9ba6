import { describe, expect, it } from 'vitest'
import { problems } from '../../../core/problem.ts'
import { clockText, durationText, languageText, shortStampText } from '../../../workers/console/i18n/format.ts'
import { en } from '../../../workers/console/i18n/en.ts'
import { localeFor, LOCALES, PROBLEM_WORDS, tagFor, WORDS } from '../../../workers/console/i18n/locale.ts'
import { zh } from '../../../workers/console/i18n/zh.ts'

/** What is a name, and so the same in every language. */
const SAME = ['app.name', 'offer.from']

function leaves(words: object, path = ''): [string, unknown][] {
	return Object.entries(words).flatMap(([key, it]) =>
		typeof it === 'object' ? leaves(it, `${path}${key}.`) : [[`${path}${key}`, it] satisfies [string, unknown]]
	)
}

/** A phrase with its blanks filled: digits for all, since every blank takes a text or a number. */
function said(phrase: unknown): string {
	return typeof phrase === 'function' ? phrase(7, 8, 9) : String(phrase)
}

describe('the words', () => {
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

	it('say every refusal of the catalogue', () => {
		for (const locale of LOCALES) expect(Object.keys(PROBLEM_WORDS[locale]).toSorted()).toEqual(Object.keys(problems).toSorted())
	})
})

describe('the language', () => {
	it('is the first of the browser that we speak, else English', () => {
		expect(localeFor(['fr-FR', 'zh-TW', 'en'])).toBe('zh')
		expect(localeFor(['EN-gb', 'zh'])).toBe('en')
		expect(localeFor(['de'])).toBe('en')
		expect(localeFor([])).toBe('en')
	})

	it('is written as the reader’s own region does, where the browser names one', () => {
		expect(tagFor('en', ['de', 'en-GB', 'en-US'])).toBe('en-GB')
		expect(tagFor('zh', ['en-GB', 'zh-TW'])).toBe('zh-TW')
		expect(tagFor('en', ['zh-CN'])).toBe('en')
		expect(tagFor('zh', ['en'])).toBe('zh-CN')
		expect(tagFor('en', ['en-US@posix'])).toBe('en')
		expect(clockText(new Date(2026, 10, 22, 14, 5).getTime(), tagFor('en', ['en-GB']))).toBe('14:05')
	})

	it('is named in words, or as it came when it is none', () => {
		expect(languageText('zh-CN', 'en')).toContain('Chinese')
		expect(languageText('!!', 'en')).toBe('!!')
	})
})

describe('the time in a list', () => {
	it('is the hour for today and the date for any other day', () => {
		const noon = new Date(2026, 10, 22, 12).getTime()
		expect(shortStampText(noon - 3_600_000, noon, 'en-GB')).toBe('11:00')
		expect(shortStampText(noon - 86_400_000, noon, 'en-GB')).toBe('21 Nov')
	})
})

describe('a length of time', () => {
	it('is said to the precision a person cares about', () => {
		const text = (ms: number) => durationText(ms, WORDS.en)
		expect([-5, 999, 59_999, 60_000, 3_600_000, 3_900_000, 90_000_000].map(text)).toEqual(
			['0 s', '0 s', '59 s', '1 min', '1 h', '1 h 5 min', '1 d'],
		)
	})
})
