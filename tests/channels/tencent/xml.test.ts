import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXml, type XmlElement } from '../../../channels/providers/tencent/xml.ts'
import { effortMs } from '../../support/effort.ts'

const textOf = (source: string): string | undefined => readXml(source)?.text

describe('the XML reader', () => {
	test('reads elements, text, CDATA and comments', () => {
		const read = readXml(
			'\uFEFF <?xml version="1.0" encoding="utf-8"?>\n<xml><!-- <no> --><A>1</A><B><![CDATA[<b>&amp;]]></B><C/><D x="1"  y=\'2\' /></xml> ',
		)
		expect(read).toEqual({
			name: 'xml',
			text: '',
			children: [
				{ name: 'A', text: '1', children: [] },
				{ name: 'B', text: '<b>&amp;', children: [] },
				{ name: 'C', text: '', children: [] },
				{ name: 'D', text: '', children: [] },
			],
		})
	})

	test('keeps white space of the text, and takes that around CDATA for layout', () => {
		expect(textOf('<a> \n two  words\n</a>')).toBe(' \n two  words\n')
		expect(textOf('<a>  <![CDATA[ \nvideo ]]>\n</a>')).toBe(' \nvideo ')
		expect(textOf('<a>one <![CDATA[two]]> three</a>')).toBe('one two three')
		expect(textOf('<a><![CDATA[]]></a>')).toBe('')
	})

	test('joins CDATA that was split', () => {
		expect(textOf('<a><![CDATA[x]]]]><![CDATA[>y]]></a>')).toBe('x]]>y')
		expect(textOf('<a><![CDATA[a]]] ]]]></a>')).toBe('a]]] ]')
	})

	test('knows the five entities and characters by number', () => {
		expect(textOf('<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&#128512;</a>')).toBe('<>&"\'A😀😀')
	})

	test('refuses every other entity, and what is no character', () => {
		for (const it of ['&nbsp;', '&b;', '&', '& ', '&#0;', '&#xD800;', '&#x110000;', '&#xFFFF;', '&#;', '&LT;', '&#99999999;']) {
			expect(readXml(`<a>${it}</a>`)).toBeNull()
		}
	})

	test('refuses document types and instructions, wherever they are', () => {
		for (
			const it of [
				'<!DOCTYPE a><a/>',
				'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
				'<a><!ENTITY b "c"></a>',
				'<a><?php echo 1 ?></a>',
				'<?xml version="1.0"?><?xml version="1.0"?><a/>',
			]
		) expect(readXml(it)).toBeNull()
	})

	test('refuses what is not well formed', () => {
		for (
			const it of [
				'',
				' ',
				'a',
				'<',
				'<a',
				'<a>',
				'</a>',
				'<a></b>',
				'<a/><b/>',
				'<a/>x',
				'x<a/>',
				'<1/>',
				'< a/>',
				'<a b/>',
				'<a b=c/>',
				'<a b="<"/>',
				'<a><![CDATA[</a>',
				'<a><!-- </a>',
				'<![CDATA[a]]>',
				'<a></a ',
				'<a></a></a>',
			]
		) expect(readXml(it), it).toBeNull()
	})

	test('refuses what is too deep, too long or too much', () => {
		expect(readXml(`${'<a>'.repeat(12)}${'</a>'.repeat(12)}`)).not.toBeNull()
		expect(readXml(`${'<a>'.repeat(13)}${'</a>'.repeat(13)}`)).toBeNull()
		expect(readXml(`<x>${'<a/>'.repeat(999)}</x>`)).not.toBeNull()
		expect(readXml(`<x>${'<a/>'.repeat(1_000)}</x>`)).toBeNull()
		expect(readXml(`<x>${'a'.repeat(1_048_576)}</x>`)).toBeNull()
	})

	test('is done at once with what is made to take long', () => {
		const many = 200_000
		const hostile = [
			`<a${' '.repeat(many)}`,
			`<a${' b="c"'.repeat(many / 2)}`,
			`<a b=${'"'.repeat(many)}`,
			`<a>${'&amp;'.repeat(many)}`,
			`<a>${'&'.repeat(many)}</a>`,
			`<a>${']]'.repeat(many)}</a>`,
			`<a>${'<![CDATA['.repeat(many / 2)}`,
			`<a>${'<![CDATA[]]>'.repeat(many / 4)}</a>`,
			`<a>${'<!---->'.repeat(many / 4)}</a>`,
			`<a>${'<!--'.repeat(many)}`,
			`${' '.repeat(many)}<`,
			`<?xml ${'?'.repeat(many)}`,
			'<'.repeat(many),
			`<a></a${' '.repeat(many)}`,
		]
		for (const it of hostile) {
			const beganMs = effortMs()
			readXml(it)
			expect(effortMs() - beganMs, it.slice(0, 20)).toBeLessThan(1_000)
		}
	})

	test('reads what was written, whatever it says', () => {
		const character = fc.integer({ min: 0x20, max: 0x10ffff }).filter((it) =>
			it < 0xd800 || (it > 0xdfff && it !== 0xfffe && it !== 0xffff)
		)
		const text = fc.array(character).map((it) => String.fromCodePoint(...it))
		const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
			element: fc.record({
				name: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/),
				text,
				children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('element'), { maxLength: 3 })),
			}),
		}))
		fc.assert(fc.property(element, fc.boolean(), (tree, isCdata) => {
			expect(readXml(written(tree, isCdata))).toEqual(plain(tree))
		}))
	})

	test('reads a sound part of anything, or nothing', () => {
		const piece = fc.constantFrom(
			'<a>',
			'</a>',
			'<b/>',
			'<![CDATA[',
			']]>',
			'<!--',
			'-->',
			'&amp;',
			'&',
			'<',
			'>',
			'x',
			' ',
			'<?xml ?>',
			'"',
			"'",
		)
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.array(piece).map((it) => it.join(''))), (source) => {
				const read = readXml(source)
				if (read !== null) expect(typeof read.text).toBe('string')
			}),
			{ numRuns: 2_000 },
		)
	})
})

function written({ name, text, children }: XmlElement, isCdata: boolean): string {
	if (children.length > 0) return `<${name}>${children.map((it) => written(it, isCdata)).join('\n')}</${name}>`
	const cdata = `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
	return `<${name}>${isCdata ? cdata : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`
}

/** What stands between children is layout. */
function plain({ name, text, children }: XmlElement): XmlElement {
	return { name, text: children.length > 0 ? '\n'.repeat(children.length - 1) : text, children: children.map(plain) }
}
