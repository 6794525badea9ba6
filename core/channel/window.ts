/** How long, and how often, a provider lets a company write after its customer has. */
import type { InboxChannel } from '../config/inbox-channel.ts'

export interface WindowRule {
	/** After the customer's last act. */
	readonly openMs: number
	/** How long after it a person, not a bot, may still answer; absent when there is no such time. */
	readonly extendedMs?: number
	/** How many messages after the customer's last act; absent for any number. */
	readonly messages?: number
	/** Whether approved templates go out when it is closed. */
	readonly templates: boolean
}

const HOUR_MS = 3_600_000

const WHATSAPP: WindowRule = { openMs: 24 * HOUR_MS, templates: true }
const META: WindowRule = { openMs: 24 * HOUR_MS, extendedMs: 7 * 24 * HOUR_MS, templates: false }
const WECHAT: WindowRule = { openMs: 48 * HOUR_MS, messages: 5, templates: false }

const RULES: Partial<Record<InboxChannel, WindowRule>> = {
	whatsapp: WHATSAPP,
	messenger: META,
	instagram: META,
	wechat: WECHAT,
	wecom: WECHAT,
}

/** The rule of a contact point; null where one may always write. WhatsApp by Twilio is WhatsApp. */
export function windowRule({ channel, address }: { readonly channel: InboxChannel; readonly address: string }): WindowRule | null {
	if (channel === 'twilio-messaging') return address.startsWith('whatsapp:') ? WHATSAPP : null
	return RULES[channel] ?? null
}

/** What has happened at a point so far. */
export interface WindowFacts {
	/** When the customer last did something there, by the provider's clock; null for never. */
	readonly lastInboundAtMs: number | null
	/** What we have sent since then. */
	readonly sentSince: number
}

/** A window as it stands. */
export interface WindowNow {
	readonly closesAtMs: number
	/** Until when a person may still answer; null when there is no such time. */
	readonly extendedUntilMs: number | null
	/** How many messages are left; null for any number. */
	readonly left: number | null
	readonly templates: boolean
}

/** Null where there is no window. */
export function windowNow(rule: WindowRule | null, { lastInboundAtMs, sentSince }: WindowFacts): WindowNow | null {
	if (rule === null) return null
	const sinceMs = lastInboundAtMs ?? 0
	return {
		closesAtMs: lastInboundAtMs === null ? 0 : sinceMs + rule.openMs,
		extendedUntilMs: rule.extendedMs === undefined || lastInboundAtMs === null ? null : sinceMs + rule.extendedMs,
		left: rule.messages === undefined ? null : Math.max(0, rule.messages - sentSince),
		templates: rule.templates,
	}
}

export type WindowState = 'open' | 'extended' | 'spent' | 'closed'

/** `extended`: a person may still answer. `spent`: time is left, but no message. */
export function windowState(window: WindowNow | null, atMs: number): WindowState {
	if (window === null) return 'open'
	const isExtended = window.extendedUntilMs !== null && atMs < window.extendedUntilMs
	if (atMs >= window.closesAtMs && !isExtended) return 'closed'
	if (window.left === 0) return 'spent'
	return atMs < window.closesAtMs ? 'open' : 'extended'
}
