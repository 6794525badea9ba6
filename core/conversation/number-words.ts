/** Whole numbers as people say them, for a voice to read. */

const SMALL = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
	'thirteen',
	'fourteen',
	'fifteen',
	'sixteen',
	'seventeen',
	'eighteen',
	'nineteen',
]
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** From 0 to 999,999. */
export function inEnglish(n: number): string {
	if (n < 20) return SMALL[n] ?? ''
	if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 ? `-${inEnglish(n % 10)}` : ''}`
	if (n < 1_000) return `${inEnglish(Math.floor(n / 100))} hundred${n % 100 ? ` and ${inEnglish(n % 100)}` : ''}`
	const rest = n % 1_000
	return `${inEnglish(Math.floor(n / 1_000))} thousand${rest ? `${rest < 100 ? ' and' : ''} ${inEnglish(rest)}` : ''}`
}

const DIGITS = '零一二三四五六七八九'
const UNITS = ['', '十', '百', '千']

/** From 0 to 999,999. */
export function inChinese(n: number): string {
	if (n === 0) return '零'
	// 十二, but 一百一十二.
	return below(n).replace(/^一十/, '十')
}

function below(n: number): string {
	if (n < 10_000) return groupOf(n)
	const rest = n % 10_000
	return `${below(Math.floor(n / 10_000))}万${rest && rest < 1_000 ? '零' : ''}${rest ? groupOf(rest) : ''}`
}

/** Up to four digits; a gap of zeros is one 零, and zeros at the end are not said. */
function groupOf(n: number): string {
	const digits = String(n).split('').map(Number)
	const said = digits.map((digit, i) => digit === 0 ? '零' : `${DIGITS[digit]}${UNITS[digits.length - 1 - i]}`).join('')
	return said.replace(/零+/g, '零').replace(/零$/, '')
}
