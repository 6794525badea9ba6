import { createHash } from 'node:crypto'
import { type Language, words } from './words.ts'

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#e6e6ec, #2a2c35); --dim: light-dark(#5c5f6b, #a3a6b3); --accent: light-dark(#4451c8, #8f9bff) }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem; font: 1rem/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; background: light-dark(#f6f6f8, #101116); color: light-dark(#1b1c22, #ececf1) }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline }
header h1 { margin: 0; flex: 1 }
a { color: var(--accent); border-radius: .2rem }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
ol { list-style: none; margin: 0; padding: 0 }
article { margin: 1rem 0; padding: 1rem 1.25rem; border: 1px solid var(--line); border-radius: .75rem; background: light-dark(#fff, #17181e) }
h2 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere }
.dim { color: var(--dim); margin: .25rem 0; overflow-wrap: anywhere }
.text { margin: .75rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere }
`
const HASH = createHash('sha256').update(STYLE).digest('base64')

/** Names of headers and what they say, for every page of the lab. */
export const pageHeaders = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy': `default-src 'none'; style-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
} as const

/** The same for the page one plays on, whose script and styles are files of the lab. */
export const playHeaders = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
} as const

/** One page, whole. `path` is its own address, for the link to the other language; `body` is HTML. */
export function frame(
	language: Language,
	{ title, path, links, body }: { title: string; path: string; links: string; body: string },
): string {
	const other = language === 'en' ? 'zh' : 'en'
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · Patchbay</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escaped(title)}</h1>${links}<a href="${path}?lang=${other}" lang="${other}">${words[language].other}</a></header>
<main>
${body}
</main>
</body>
</html>
`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escaped(text: string): string {
	return text.replaceAll(/[&<>"']/g, (it) => ENTITIES[it] ?? it)
}
