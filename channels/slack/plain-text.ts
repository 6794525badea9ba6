/** Slack writes mentions and links in angle brackets, and those that people type as HTML does. */
import { withEmoji } from './emoji.ts'

const IN_BRACKETS = /<([^<>]{1,4000})>/g

/** As it reads. `own` is our bot's user: whoever begins by calling it is talking to us, and need not say so. */
export function plainText(text: string, own: ReadonlySet<string> = new Set()): string {
	const called = /^\s*<@([A-Z0-9]{1,30})(?:\|[^<>]*)?>[\s,:]*/.exec(text)
	const rest = called !== null && own.has(called[1] ?? '') && called[0].length < text.trimEnd().length ? text.slice(called[0].length) : text
	return withEmoji(unescape(rest.replace(IN_BRACKETS, (_, inner: string) => readable(inner))))
}

/** What we say, so that nothing in it means anything to Slack. */
export function slackText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function unescape(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

function readable(inner: string): string {
	const bar = inner.indexOf('|')
	const [target, label] = bar < 0 ? [inner, ''] : [inner.slice(0, bar), inner.slice(bar + 1)]
	switch (target[0]) {
		case '@':
		case '#':
			return target[0] + (label || target.slice(1)).replace(/^[@#]/, '')
		case '!':
			return label || `@${target.slice(1).split('^')[0]}`
		default:
			return link(target, label)
	}
}

function link(url: string, label: string): string {
	const shown = url.replace(/^(mailto|tel):/, '')
	// Slack links what looks like a link: its label is then what was typed.
	return label === '' || label === shown || `http://${label}` === url || `https://${label}` === url ? label || shown : `${label} (${shown})`
}
