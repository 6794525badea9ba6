/** What a mail may say of how it looks: nothing that loads, that covers what is not its own, or that a browser reads in two ways. */

const BOX =
	'background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse ' +
	'border-color border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color ' +
	'border-right-style border-right-width border-spacing border-style border-top border-top-color border-top-style border-top-width ' +
	'border-width display height margin margin-bottom margin-left margin-right margin-top max-width min-width padding padding-bottom ' +
	'padding-left padding-right padding-top table-layout vertical-align width'
const WRITING = 'color direction font font-family font-size font-style font-variant font-weight letter-spacing line-height ' +
	'list-style-type text-align text-decoration text-indent text-transform white-space word-break word-wrap'
const ALLOWED = new Set(`${BOX} ${WRITING}`.split(' '))

const PLAIN = /^[\w\s#%.,'"!+-]{1,200}$/
const COLOURS = /\b(?:rgb|rgba|hsl|hsla)\([\d\s.,%/]{1,60}\)/gi
const DISPLAY = /^(?:block|inline|inline-block|table|table-row|table-cell)$/i
/** Out of its own place, over something else. */
const NEGATIVE = /(?:^|\s)-\d/

const STYLE_MAX_CHARS = 4_000

/** The declarations that may stay; empty for none. */
export function safeStyle(style: string): string {
	return style.slice(0, STYLE_MAX_CHARS).split(';').map(safeDeclaration).filter(Boolean).join(';')
}

function safeDeclaration(declaration: string): string {
	const at = declaration.indexOf(':')
	const name = declaration.slice(0, Math.max(0, at)).trim().toLowerCase()
	const value = declaration.slice(at + 1).trim()
	return ALLOWED.has(name) && isSafe(name, value) ? `${name}:${value}` : ''
}

function isSafe(name: string, value: string): boolean {
	if (name === 'display') return DISPLAY.test(value)
	// Without its colours, no function may be left: they load, or count.
	const rest = value.slice(0, 300).replace(COLOURS, '#0')
	return value.length <= 300 && PLAIN.test(rest) && !NEGATIVE.test(rest)
}
