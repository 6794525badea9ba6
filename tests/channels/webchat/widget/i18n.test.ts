import { expect, test } from 'vitest'
import { fill, languages, pickTexts, prefersChinese } from '../../../../channels/webchat/widget/i18n.ts'

const { en, zh } = languages

test('says everything in both languages, with the same places to fill', () => {
	expect(Object.keys(zh)).toEqual(Object.keys(en))
	for (const [key, text] of Object.entries(en)) {
		const translated = Object.entries(zh).find(([name]) => name === key)?.[1] ?? ''
		expect(translated, key).not.toBe('')
		expect(places(translated), key).toEqual(places(text))
		if (key !== 'locale') expect(translated, key).toMatch(/\p{Script=Han}/u)
	}
})

test('takes the first language of the reader that it speaks', () => {
	expect(pickTexts(['zh-TW', 'en']).send).toBe(zh.send)
	expect(pickTexts(['zh_CN']).send).toBe(zh.send)
	expect(pickTexts(['ZH']).send).toBe(zh.send)
	expect(pickTexts(['fr-FR', 'zh-Hans-CN', 'en']).send).toBe(zh.send)
	expect(pickTexts(['en-GB', 'zh']).send).toBe(en.send)
	expect(pickTexts(['zha', 'enm', 'fr']).send).toBe(en.send)
	expect(pickTexts([]).send).toBe(en.send)
})

test('knows who would rather have the Chinese name', () => {
	expect(prefersChinese(['fr', 'zh-TW', 'en'])).toBe(true)
	expect(prefersChinese(['en', 'zh'])).toBe(false)
	expect(prefersChinese([])).toBe(false)
})

test('keeps the reader’s region for dates, and only a tag that Intl understands', () => {
	expect(pickTexts(['en-GB']).locale).toBe('en-GB')
	for (const tag of ['zh_CN', 'en-x', 'zh-', 'fr', 'en-GB-oxendict']) {
		expect(() => new Intl.DateTimeFormat(pickTexts([tag]).locale)).not.toThrow()
	}
})

test('fills a place with the value as it is', () => {
	expect(fill('{name}: {text}', { name: '$&', text: '{name}' })).toBe('$&: {name}')
})

function places(text: string): string[] {
	return (text.match(/\{\w+\}/g) ?? []).sort()
}
