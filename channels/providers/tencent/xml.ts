/**
 * Reads the small XML that WeChat and WeCom post: elements, text, CDATA, comments. It is not a general reader, on purpose. There
 * are no document types and no entities but the five of XML and characters by number, so nothing can be fetched or grow; what is
 * deeper, longer or of more elements than any such post is refused; and it goes over its input once.
 */

export interface XmlElement {
	readonly name: string
	/** As it stands, white space and all; where there is CDATA, the white space around that is layout and left out. */
	readonly text: string
	readonly children: readonly XmlElement[]
}

const LENGTH_MAX = 1_048_576
const DEPTH_MAX = 12
const ELEMENTS_MAX = 1_000

interface Open {
	readonly name: string
	readonly children: XmlElement[]
	text: string
	cdata: string | null
	isBlankAround: boolean
}

interface Reading {
	readonly source: string
	readonly open: Open[]
	at: number
	elements: number
	root: XmlElement | null
}

/** The outermost element; null for what is no such XML. */
export function readXml(source: string): XmlElement | null {
	if (source.length > LENGTH_MAX) return null
	const reading: Reading = { source, open: [], at: prologEnd(source), elements: 0, root: null }
	while (reading.at < source.length) if (!readRun(reading) || !readMarkup(reading)) return null
	return reading.open.length === 0 ? reading.root : null
}

const PROLOG = /^\uFEFF?\s*(?:<\?xml\s[^<>]*\?>)?/

function prologEnd(source: string): number {
	return PROLOG.exec(source)?.[0].length ?? 0
}

/** Text up to the next `<`. Each of these says whether it still makes sense. */
function readRun(reading: Reading): boolean {
	const { source, at, open } = reading
	const next = source.indexOf('<', at)
	reading.at = next < 0 ? source.length : next
	const run = source.slice(at, reading.at)
	const element = open.at(-1)
	if (element === undefined) return run.trim() === ''
	const text = withoutEntities(run)
	if (text === null) return false
	element.text += text
	if (text.trim() !== '') element.isBlankAround = false
	return true
}

function readMarkup(reading: Reading): boolean {
	const { source, at } = reading
	if (at >= source.length) return true
	if (source.startsWith('<![CDATA[', at)) return readCdata(reading)
	if (source.startsWith('<!--', at)) return skipPast(reading, '-->', 4)
	if (source.startsWith('</', at)) return readEnd(reading)
	// A document type, a processing instruction: not of these posts.
	if (source.startsWith('<!', at) || source.startsWith('<?', at)) return false
	return readStart(reading)
}

function skipPast(reading: Reading, mark: string, from: number): boolean {
	const end = reading.source.indexOf(mark, reading.at + from)
	if (end < 0) return false
	reading.at = end + mark.length
	return true
}

function readCdata(reading: Reading): boolean {
	const element = reading.open.at(-1)
	const from = reading.at + '<![CDATA['.length
	if (element === undefined || !skipPast(reading, ']]>', '<![CDATA['.length)) return false
	const text = reading.source.slice(from, reading.at - ']]>'.length)
	element.cdata = (element.cdata ?? '') + text
	element.text += text
	return true
}

const NAME = /[A-Za-z_][\w.:-]*/y
const REST_OF_START = /(?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/y
const REST_OF_END = /\s*>/y

function take(reading: Reading, pattern: RegExp): RegExpExecArray | null {
	pattern.lastIndex = reading.at
	const found = pattern.exec(reading.source)
	if (found !== null) reading.at += found[0].length
	return found
}

function readStart(reading: Reading): boolean {
	reading.at += 1
	const name = take(reading, NAME)?.[0]
	const rest = take(reading, REST_OF_START)
	if (name === undefined || rest === null || (reading.open.length === 0 && reading.root !== null)) return false
	reading.elements += 1
	if (reading.elements > ELEMENTS_MAX || reading.open.length >= DEPTH_MAX) return false
	const element: Open = { name, children: [], text: '', cdata: null, isBlankAround: true }
	reading.open.push(element)
	if (rest[1] === '/') close(reading)
	return true
}

function readEnd(reading: Reading): boolean {
	reading.at += 2
	const name = take(reading, NAME)?.[0]
	if (name === undefined || take(reading, REST_OF_END) === null || reading.open.at(-1)?.name !== name) return false
	close(reading)
	return true
}

function close(reading: Reading): void {
	const closed = reading.open.pop()
	if (closed === undefined) return
	const { name, children, text, cdata, isBlankAround } = closed
	const element: XmlElement = { name, children, text: cdata !== null && isBlankAround ? cdata : text }
	const parent = reading.open.at(-1)
	if (parent === undefined) reading.root = element
	else parent.children.push(element)
}

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
const REFERENCE = /&(?:#(\d{1,7});|#x([0-9a-fA-F]{1,6});|(?:amp|lt|gt|quot|apos);)?/g

/** Null when there is a `&` that is none of those known. */
function withoutEntities(run: string): string | null {
	if (!run.includes('&')) return run
	let isSound = true
	const text = run.replace(REFERENCE, (reference, decimal?: string, hex?: string) => {
		const character = NAMED[reference] ?? characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
		if (character === null) isSound = false
		return character ?? ''
	})
	return isSound ? text : null
}

/** Null for what is no character of XML. */
function characterOf(code: number): string | null {
	const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) ||
		(code >= 0x10000 && code <= 0x10ffff)
	return isCharacter ? String.fromCodePoint(code) : null
}
