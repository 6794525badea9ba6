/** Files that are too large for a mail, in its words: where they are, and until when. */
import { guessLanguage } from '../../core/channel/guess-language.ts'
import type { OutboundFile } from '../channel.ts'
import type { Words } from './mail-words.ts'

type Worded = Pick<Words, 'text' | 'html'>

/** In the language of what is said, as far as we speak it. */
export function withLinks({ text, html }: Worded, files: readonly OutboundFile[]): Worded {
	if (files.length === 0) return { text, html }
	const isChinese = guessLanguage(text) === 'zh'
	const said = files.map((it) => (isChinese ? inChinese(it) : inEnglish(it)))
	return {
		text: [text.trimEnd(), ...said.map(({ about, url }) => `${about}\n${url}`)].filter(Boolean).join('\n\n'),
		html: html === null
			? null
			: html + said.map(({ about, url }) => `<p>${escaped(about)}<br><a href="${escaped(url)}">${escaped(url)}</a></p>`).join(''),
	}
}

interface Said {
	readonly about: string
	readonly url: string
}

function inEnglish({ name, bytes, lasting: { url, untilMs } }: OutboundFile): Said {
	const until = new Date(untilMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
	return { about: `${name} (${megabytes(bytes)}) is too large for a mail. Until ${until} it is here, for whoever has this link:`, url }
}

function inChinese({ name, bytes, lasting: { url, untilMs } }: OutboundFile): Said {
	const at = new Date(untilMs)
	const until = `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
	return { about: `${name}（${megabytes(bytes)}）太大，无法放入邮件。${until}前，持有此链接的人均可下载：`, url }
}

function megabytes(bytes: number): string {
	return `${(bytes / 1_048_576).toFixed(1)} MB`
}

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`)
}
