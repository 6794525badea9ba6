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
	/** What an act lets out that is no word of theirs: a follow, a scan, a press in a menu. Absent where it counts as one. */
	readonly brief?: { readonly openMs: number; readonly messages: number }
}

const HOUR_MS = 3_600_000

const WHATSAPP: WindowRule = { openMs: 24 * HOUR_MS, templates: true }
const META: WindowRule = { openMs: 24 * HOUR_MS, extendedMs: 7 * 24 * HOUR_MS, templates: false }
const WECOM: WindowRule = { openMs: 48 * HOUR_MS, messages: 5, templates: false }
/** Since June 2023: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Service_Center_messages.html */
const WECHAT: WindowRule = { ...WECOM, brief: { openMs: 60_000, messages: 3 } }

const RULES: Partial<Record<InboxChannel, WindowRule>> = {
	whatsapp: WHATSAPP,
	messenger: META,
	instagram: META,
	wechat: WECHAT,
	wecom: WECOM,
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
	/** That was no word of theirs. */
	readonly isBrief?: boolean | undefined
}

/** A brief act opens no less than stands open: it counts only where a word lets nothing more out. What comes late opens nothing. */
export function afterAct(before: WindowFacts, { atMs, isBrief }: { readonly atMs: number; readonly isBrief: boolean }): WindowFacts {
	const { lastInboundAtMs: lastMs, sentSince } = before
	if (lastMs !== null && atMs < lastMs) return before
	const stands = lastMs !== null && before.isBrief !== true && atMs < lastMs + WECHAT.openMs && sentSince < (WECHAT.messages ?? 0)
	return isBrief && stands ? before : { lastInboundAtMs: atMs, sentSince: 0, isBrief: isBrief || undefined }
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
export function windowNow(rule: WindowRule | null, { lastInboundAtMs, sentSince, isBrief }: WindowFacts): WindowNow | null {
	if (rule === null) return null
	const sinceMs = lastInboundAtMs ?? 0
	const { openMs, messages } = isBrief && rule.brief ? rule.brief : rule
	return {
		closesAtMs: lastInboundAtMs === null ? 0 : sinceMs + openMs,
		extendedUntilMs: rule.extendedMs === undefined || lastInboundAtMs === null ? null : sinceMs + rule.extendedMs,
		left: messages === undefined ? null : Math.max(0, messages - sentSince),
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
