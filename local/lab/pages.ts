import { escaped, frame } from './frame.ts'
import { type Kept, piecesOf } from './outbox.ts'
import { type Language, words } from './words.ts'

/** What the lab has. */
export function labPage(language: Language, mails: number): string {
	const said = words[language]
	const body = `<p>${said.intro}</p>
<ul><li><a href="/lab/outbox?lang=${language}">${said.outbox}</a> <span class="dim">${said.mails(mails)}</span></li></ul>`
	return frame(language, { title: said.title, path: '/lab', links: '', body })
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
