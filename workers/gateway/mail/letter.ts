import type { Language } from '../../../core/config/newcomer.ts'
import type { Mail } from './mailer.ts'

/** What a mail of ours says: some lines, one thing to do, and what to know if it was not meant for its reader. */
export interface Letter {
	readonly language: Language
	readonly subject: string
	readonly lines: readonly string[]
	readonly action: { readonly label: string; readonly url: string }
	readonly foot: string
}

/** The same letter as plain text and as simple HTML that needs no image and no script. */
export function letter({ language, subject, lines, action, foot }: Letter): Omit<Mail, 'to'> {
	const text = [...lines, `${action.label}:\n${action.url}`, foot].join('\n\n')
	return { subject: oneLine(subject), text: `${text}\n`, html: page({ language, subject, lines, action, foot }) }
}

/** A name with a line break in it must not become a header. */
function oneLine(text: string): string {
	return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function page({ language, subject, lines, action, foot }: Letter): string {
	const url = escaped(action.url)
	return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(oneLine(subject))}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em">
${lines.map((it) => `<p>${escaped(it)}</p>`).join('\n')}
<p><a href="${url}" style="display:inline-block;padding:.6em 1.2em;border-radius:.5em;background:#4451c8;color:#fff">${
		escaped(action.label)
	}</a></p>
<p style="word-break:break-all"><a href="${url}">${url}</a></p>
<p style="color:#6a6d78"><small>${escaped(foot)}</small></p>
</body>
</html>
`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
	return text.replaceAll(/[&<>"']/g, (it) => ENTITIES[it] ?? it)
}
