import { escaped, frame } from './frame.ts'
import { type Kept, piecesOf } from './outbox.ts'
import { type Language, words } from './words.ts'

/** The page one plays on: its script fills it. */
export function playPage(language: Language, mails: number): string {
	const said = words[language]
	const other = language === 'en' ? 'zh' : 'en'
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${said.playTitle} · Patchbay</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/lab/page/play.css">
<script src="/lab/page/play.js" defer></script>
</head>
<body>
<header class="top">
<h1>${said.playTitle}</h1>
<p>${said.intro}</p>
<nav aria-label="${said.elsewhere}">
<a href="/console">${said.console}</a>
<a href="/demo">${said.demo}</a>
<a href="/lab/outbox?lang=${language}">${said.outbox} (${mails})</a>
<a href="/lab?lang=${other}" lang="${other}">${said.other}</a>
</nav>
</header>
<main id="lab" aria-busy="true"><noscript><p>${said.needsScript}</p></noscript></main>
</body>
</html>
`
}

/** The mails, newest first, each with its text and its links to follow. */
export function outboxPage(language: Language, mails: readonly Kept[]): string {
	const said = words[language]
	const list = mails.length === 0 ? `<p>${said.empty}</p>` : `<ol>${mails.map((it) => mailItem(language, it)).join('\n')}</ol>`
	const links = `<a href="/lab?lang=${language}">${said.title}</a><a href="/lab/outbox?lang=${language}">${said.reload}</a>`
	return frame(language, { title: said.outbox, path: '/lab/outbox', links, body: `<p class="dim">${said.outboxIntro}</p>\n${list}` })
}

function mailItem(language: Language, { to, subject, text, atMs }: Kept): string {
	const at = new Date(atMs).toISOString()
	return `<li><article>
<h2>${escaped(subject)}</h2>
<p class="dim">${words[language].to} ${escaped(to)} · <time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time></p>
<p class="text">${piecesOf(text.trimEnd()).map(piece).join('')}</p>
</article></li>`
}

function piece({ text, link }: { text: string; link: boolean }): string {
	return link ? `<a href="${escaped(text)}">${escaped(text)}</a>` : escaped(text)
}
