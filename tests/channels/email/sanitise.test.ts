import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { htmlToText } from '../../../channels/email/html-to-text.ts'
import { sanitise } from '../../../channels/email/sanitise.ts'
import { effortMs } from '../../support/effort.ts'

const NONE: ReadonlyMap<string, number> = new Map()
const clean = (html: string, files = NONE) => sanitise(html, files)

describe('lets nothing run', () => {
	test.each([
		['a script', 'a<script>alert(1)</script>b', 'ab'],
		['a handler', '<p onclick="alert(1)" onmouseover=alert(2)>a</p>', '<p>a</p>'],
		['a script as a link', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
		['a script as a link, with a line break in it', '<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
		['a script as a link, in entities', '<a href="&#106;avascript&colon;alert(1)">a</a>', '<a>a</a>'],
		['data as a link', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<a>a</a>'],
		['a style sheet', '<style>body{background:url(//x.example)}</style>a', 'a'],
		['a form', '<form action="https://x.example"><input name=a value=b>a</form>', 'a'],
		['a frame', '<iframe src="https://x.example">a</iframe>b', 'b'],
		['another page to go to', '<meta http-equiv=refresh content="0;url=https://x.example">a', 'a'],
		['another base for links', '<base href="https://x.example">a', 'a'],
		['a drawing', '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">a</a></svg>b', 'b'],
		['a formula', '<math><mi xlink:href="javascript:alert(1)">a</mi></math>b', 'b'],
		['a template', '<template><img src=x onerror=alert(1)></template>a', 'a'],
		['a comment that is none', 'a<!--><img src=x onerror=alert(1)>-->b', 'a--&gt;b'],
		[
			'an attribute that ends early',
			'<p title="a&quot;onclick=alert(1) x=&quot;">b</p>',
			'<p title="a&quot;onclick=alert(1) x=&quot;">b</p>',
		],
		['a name for the page to find', '<a id=location name=location class=x>a</a>', '<a>a</a>'],
	])('not %s', (_name, html, expected) => expect(clean(html)).toBe(expected))

	test.each([
		['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
		['a style in a formula', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'],
		['a form in a form', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
		['a title', '<title><a title="</title><img src=x onerror=alert(1)>">'],
		['raw text', '<xmp><p title="</xmp><img src=x onerror=alert(1)>">'],
		['character data', '<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>'],
	])('not what changes its meaning when read again, in %s', (_name, html) => expectHarmless(clean(html) ?? ''))

	test('lets nothing through, whatever it is made of', () => {
		const piece = fc.oneof(
			fc.constantFrom(...PIECES),
			fc.string({ maxLength: 8 }),
		)
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => expectHarmless(clean(pieces.join('')) ?? '')),
			{ numRuns: 500 },
		)
	})
})

const PIECES = [
	'<',
	'>',
	'"',
	"'",
	'&',
	'=',
	'/',
	'<!--',
	'-->',
	'<![CDATA[',
	']]>',
	'<script>',
	'</script>',
	'<style>',
	'</style>',
	'<svg>',
	'</svg>',
	'<math>',
	'<mtext>',
	'<template>',
	'<noscript>',
	'<title>',
	'<textarea>',
	'<img src=x onerror=alert(1)>',
	'<a href="javascript:alert(1)">',
	'<p title="',
	'<table>',
	'<td>',
	'<b>',
	'</b>',
	'<div style="',
	'background:url(javascript:alert(1))',
	'&lt;',
	'&quot;',
	'&#x6a;',
	'\0',
	'<br/>',
	'<p ',
	'onclick=x ',
	'<details open ontoggle=alert(1)>',
	'<a href=https://x.example>',
	'<xmp>',
	'<plaintext>',
]

/** Read again, there is no element, no attribute and no link in it but what may be there. */
function expectHarmless(html: string): void {
	const parser = new Parser({
		onopentag(name, attributes) {
			expect(['script', 'style', 'svg', 'math', 'iframe', 'form', 'input', 'object', 'template', 'noscript', 'title']).not.toContain(name)
			for (const [key, value] of Object.entries(attributes)) {
				expect(key).toMatch(
					/^(?:align|alt|bgcolor|border|cellpadding|cellspacing|color|colspan|data-file|data-src|dir|face|height|href|lang|nowrap|rel|rowspan|size|span|src|start|style|target|title|type|valign|width)$/,
				)
				if (key === 'href' || key === 'data-src') expect(value).toMatch(/^(?:https?:|mailto:|tel:)/i)
				if (key === 'src') expect(value).toMatch(/^data:image\/(?:png|gif|jpeg|webp);base64,/)
				if (key === 'style') expect(value).not.toMatch(/url|expression|position|@|\\/i)
			}
		},
	})
	parser.write(html)
	parser.end()
}

describe('loads nothing by itself', () => {
	test('puts a picture elsewhere aside until it is asked for', () => {
		expect(clean('<img src="https://shop.example/a.png" alt="A" width=10 srcset="https://x.example/b.png 2x">'))
			.toBe('<img alt="A" width="10" data-src="https://shop.example/a.png">')
	})

	test('names a picture that came along by its place among the files', () => {
		expect(clean('<img src="cid:a%40b"><img src="cid:unknown">', new Map([['a@b', 3]]))).toBe('<img data-file="3">')
	})

	test('shows a small picture that is in the page, and no drawing', () => {
		expect(clean('<img src="data:image/png;base64,AAAA"><img src="data:image/svg+xml;base64,AAAA">')).toBe(
			'<img src="data:image/png;base64,AAAA">',
		)
	})

	test.each([
		['background:url(https://x.example/a.png)', ''],
		['background-image:url(https://x.example/a.png);color:red', 'color:red'],
		['color:rgb(1, 2, 3);border:1px solid rgb(204,204,204)', 'color:rgb(1, 2, 3);border:1px solid rgb(204,204,204)'],
		['position:fixed;top:0;width:100%', 'width:100%'],
		['width:expression(alert(1))', ''],
		['color:\\72 ed', ''],
		['margin-top:-500px', ''],
		['behavior:url(#x)', ''],
		['color:var(--secret)', ''],
	])('keeps of the style %s only what draws', (style, kept) => {
		expect(clean(`<p style="${style}">a</p>`)).toBe(kept === '' ? '<p>a</p>' : `<p style="${kept}">a</p>`)
	})
})

describe('shows', () => {
	test('links that open apart and tell nothing', () => {
		expect(clean('<a href="https://shop.example/?a=1&amp;b=2" target=_top>shop</a>'))
			.toBe('<a href="https://shop.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">shop</a>')
	})

	test('the text of what it does not know', () => {
		expect(clean('<o:p>a</o:p><blink>b</blink><custom-thing>c</custom-thing>')).toBe('abc')
	})

	test('tables as mails use them', () => {
		const html = '<table width="100%" cellpadding="0" border="0"><tbody><tr><td align="left" colspan="2">a</td></tr></tbody></table>'
		expect(clean(html)).toBe(html)
	})

	test('nothing of what the mail hides', () => {
		expect(clean('<div style="display:none">Preview</div>Hello')).toBe('Hello')
	})

	test('what is quoted folded, the outermost once', () => {
		expect(clean('new<blockquote type="cite">old<blockquote type="cite">older</blockquote></blockquote>'))
			.toBe('new<details><summary>…</summary><blockquote>old<blockquote>older</blockquote></blockquote></details>')
	})

	test('nothing when there is nothing to see', () => {
		expect(clean('<html><head><title>x</title></head><body> <br></body></html>')).toBeNull()
	})

	test('nothing rather than a half: what is too long or too deep stays a file', () => {
		expect(clean(`<p>${'a'.repeat(300_000)}</p>`)).toBeNull()
		expect(clean(`${'<div>'.repeat(6_000)}a`)).toBeNull()
	})
})

test.each([
	['open elements', '<div>'],
	['ends of what was never opened', '</p></b>'],
	['open and wrong ends', '<b></i>'],
	['unfinished tags', '<a '],
	['comments', '<!--'],
	['entities', '&amp;&#x41;&nosuch'],
	['attributes', '<a a=1 b=2 c="'],
	['brackets', '<<>>'],
])('is done soon with a million characters of %s', (_name, piece) => {
	const html = piece.repeat(Math.ceil(1_000_000 / piece.length))
	const beganMs = effortMs()
	sanitise(html, NONE)
	htmlToText(html)
	expect(effortMs() - beganMs).toBeLessThan(4_000)
})

describe('as text', () => {
	test.each([
		['paragraphs', '<p>a</p><p>b</p>', 'a\n\nb'],
		['line breaks', 'a<br>b<br><br>c', 'a\nb\n\nc'],
		['blocks', '<div>a<div>b</div></div>c', 'a\nb\nc'],
		['white space', '  a \n\t b&nbsp;&nbsp;c ', 'a b c'],
		['lists', '<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
		['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
		['quotes', 'a<blockquote>b<br>c<blockquote>d</blockquote></blockquote>', 'a\n> b\n> c\n> > d'],
		['text as it is typed', '<pre>a\n  b</pre>', 'a\n  b'],
		['what is not seen', '<style>x</style><div style="display: none">y</div>a', 'a'],
		['entities', '&lt;b&gt; &amp; &eacute;', '<b> & é'],
	])('reads %s', (_name, html, text) => expect(htmlToText(html)).toBe(text))
})
