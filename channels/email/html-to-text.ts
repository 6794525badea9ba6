/** What a mail says when it has come as HTML alone: its words, line by line, with `> ` before what is quoted. */
import { passHtml } from './pass-html.ts'

const BLOCKS = new Set(
	('address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
		'html li main nav ol p pre section summary table tbody tfoot thead tr ul').split(' '),
)
/** With a line's space around them. */
const APART = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'pre', 'table', 'dl'])
const TEXT_MAX_CHARS = 400_000

export function htmlToText(html: string): string {
	const lines = new Lines()
	let pre = 0
	passHtml(html, {
		open(name) {
			if (name === 'pre') pre++
			if (name === 'br') lines.end()
			if (BLOCKS.has(name)) lines.block(APART.has(name))
			if (name === 'blockquote') lines.depth++
			if (name === 'li') lines.say('- ')
			// Outlook draws a line above what it quotes.
			if (name === 'hr') lines.say('_'.repeat(32))
			if (name === 'td' || name === 'th') lines.gap()
		},
		text(text) {
			if (pre === 0) lines.say(text.replace(/[\s\u00a0]+/g, ' '))
			else text.split('\n').forEach((line, i) => (i === 0 ? lines : lines.end()).type(line))
		},
		close(name) {
			if (name === 'pre') pre--
			if (BLOCKS.has(name)) lines.block(APART.has(name))
			if (name === 'blockquote') lines.depth--
		},
	})
	return lines.text()
}

class Lines {
	depth = 0
	#chars = 0
	#line = ''
	/** Kept aside: to look at the end of a line that is made of very many pieces takes as long as the line is. */
	#endsInSpace = false
	readonly #lines: string[] = []
	/** Whether an empty line is due before the next one that says something. */
	#apart = false

	/** A space after a space is none. */
	say(text: string): void {
		this.type(this.#line === '' || this.#endsInSpace ? text.trimStart() : text)
	}

	/** As it is. */
	type(text: string): void {
		if (text === '' || this.#chars > TEXT_MAX_CHARS) return
		this.#chars += text.length
		this.#line += text
		this.#endsInSpace = text.endsWith(' ')
	}

	/** Between the cells of a row. */
	gap(): void {
		this.say(' ')
	}

	end(): this {
		const line = this.#line.trimEnd()
		this.#line = ''
		if (line === '') this.#apart = this.#lines.length > 0
		else this.#push(line)
		return this
	}

	/** A block begins or ends: on a line of its own. */
	block(isApart: boolean): void {
		if (this.#line.trim() !== '') this.end()
		else this.#line = ''
		if (isApart) this.#apart = this.#lines.length > 0
	}

	text(): string {
		this.end()
		return this.#lines.join('\n')
	}

	#push(line: string): void {
		const mark = '> '.repeat(Math.min(this.depth, 20))
		if (this.#apart) this.#lines.push(mark.trimEnd())
		this.#apart = false
		this.#lines.push(mark + line)
	}
}
