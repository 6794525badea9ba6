import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkify } from '../../../../channels/webchat/widget/linkify.ts'

function links(text: string): (string | undefined)[] {
	return linkify(text).filter((it) => it.href).map((it) => it.href)
}

test('finds addresses and leaves the sentence’s punctuation outside', () => {
	expect(links('See https://a.example/x?y=1#z, or (http://b.example/w_(1)).')).toEqual([
		'https://a.example/x?y=1#z',
		'http://b.example/w_(1)',
	])
	expect(links('请看https://a.example/页面，谢谢')).toEqual(['https://a.example/页面'])
})

test('links nothing but http and https', () => {
	expect(links('javascript:alert(1) data:text/html,x ftp://a.example file:///etc www.a.example https:// http://')).toEqual([])
})

test('never links to where the text does not say', () => {
	for (const { text, href } of linkify('https://a.example/"onclick=x <b>https://b.example</b>')) if (href) expect(href).toBe(text)
})

test('gives back exactly the text, whatever the text', () => {
	const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom('http://', 'https://x', ').', '，', '[', ']]'))
	fc.assert(fc.property(fc.array(piece), (pieces) => {
		const text = pieces.join('')
		const spans = linkify(text)
		expect(spans.map((it) => it.text).join('')).toBe(text)
		for (const { href } of spans) if (href) expect(href).toMatch(/^https?:\/\//i)
	}))
})
