/** Links that open a channel's own app at a company, with something said or carried along. */
import type { InboxChannel } from '../config/inbox-channel.ts'

type Link = (to: string, word: string) => string

/** Each as its provider documents it. */
const LINKS: Partial<Record<InboxChannel, Link>> = {
	// https://faq.whatsapp.com/5913398998672934
	whatsapp: (to, word) => `https://wa.me/${digits(to)}?text=${encodeURIComponent(word)}`,
	// https://core.telegram.org/bots/features#deep-linking
	telegram: (to, word) => `https://t.me/${encodeURIComponent(to.replace(/^@/, ''))}?start=${encodeURIComponent(word)}`,
	// https://developers.facebook.com/docs/messenger-platform/discovery/m-me-links
	messenger: (to, word) => `https://m.me/${encodeURIComponent(to)}?ref=${encodeURIComponent(word)}`,
	// https://developers.facebook.com/docs/instagram-platform/ig-me-links
	instagram: (to, word) => `https://ig.me/m/${encodeURIComponent(to.replace(/^@/, ''))}?ref=${encodeURIComponent(word)}`,
	// https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/
	line: (to, word) => `https://line.me/R/oaMessage/${encodeURIComponent(to)}/?${encodeURIComponent(word)}`,
	// RFC 5724
	'twilio-messaging': (to, word) =>
		to.startsWith('whatsapp:')
			? `https://wa.me/${digits(to)}?text=${encodeURIComponent(word)}`
			: `sms:${to}?body=${encodeURIComponent(word)}`,
	// RFC 6068
	email: (to, word) => `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(word)}`,
}

/** Null where a channel has none, or nobody has said how the inbox is reached. */
export function deepLink(channel: InboxChannel, { to, word }: { to: string | null; word: string }): string | null {
	return to === null ? null : LINKS[channel]?.(to, word) ?? null
}

function digits(number: string): string {
	return number.replaceAll(/\D/g, '')
}
