import type { SendProblem } from '../../core/channel/delivery.ts'
import type { Inbound, Sender } from '../channel.ts'
import { childOf, codeOf, fieldOf, type Post } from '../providers/tencent/post.ts'
import { cleanId, cleanText } from '../shared/clean.ts'
import { sendProblem } from '../shared/outcome.ts'

export interface Happened {
	readonly post: Post
	readonly from: Sender
	readonly atMs: number | null
}

/** What happens besides messages, by the name of the event. */
export function eventItem(happened: Happened): Inbound {
	const event = codeOf(happened.post, 'Event') ?? ''
	switch (event.toLowerCase()) {
		case 'subscribe':
		case 'scan':
		case 'user_enter_tempsession':
			return { kind: 'event', event: 'follow', ...told(happened), ...refOf(happened.post), isBrief: true }
		case 'unsubscribe':
			return { kind: 'event', event: 'unfollow', ...told(happened) }
		case 'click':
		case 'scancode_push':
		case 'scancode_waitmsg':
			return pressed(happened)
		case 'templatesendjobfinish':
			return templateStatus(happened)
		default:
			return { kind: 'unsupported', ...told(happened), what: cleanText(event, 100), ...(isHousekeeping(event) ? { from: null } : {}) }
	}
}

/** Events have no id: who, when, what and of what are theirs, as WeChat says. */
function told({ post, from, atMs }: Happened): Pick<Inbound & { kind: 'event' }, 'id' | 'from' | 'atMs'> {
	const parts = [from.address, codeOf(post, 'CreateTime'), codeOf(post, 'Event'), codeOf(post, 'EventKey') ?? codeOf(post, 'MsgID')]
	return { id: cleanText(`event ${parts.map((it) => it ?? '').join(' ')}`.replace(/\s+/g, ' '), 500), from, atMs }
}

/** Which code, link or campaign led them here. */
function refOf(post: Post): { readonly ref?: string } {
	const key = codeOf(post, 'EventKey')?.replace(/^qrscene_/, '') || codeOf(post, 'SessionFrom')
	return key === null ? {} : { ref: cleanText(key, 500) }
}

/** An entry of the account's menu. What has been scanned by it says more than its key. */
function pressed(happened: Happened): Inbound {
	const { post } = happened
	const option = cleanId(codeOf(post, 'EventKey')) ?? 'menu'
	const scanned = childOf(post, 'ScanCodeInfo')
	const text = cleanText((scanned === null ? null : fieldOf(scanned, 'ScanResult')) || option)
	return { kind: 'message', ...told(happened), content: { kind: 'choice', text, option }, isBrief: true }
}

function templateStatus(happened: Happened): Inbound {
	const of = cleanId(codeOf(happened.post, 'MsgID') ?? codeOf(happened.post, 'MsgId'), 100)
	const status = codeOf(happened.post, 'Status') ?? ''
	const { from, atMs } = happened
	if (of === null) return { kind: 'unsupported', ...told(happened), from: null, what: 'TEMPLATESENDJOBFINISH' }
	const id = `status ${of} ${cleanText(status, 100)}`
	if (status === 'success') return { kind: 'status', id, from, atMs, state: 'delivered', of }
	return { kind: 'status', id, from, atMs, state: 'failed', of, problem: templateProblem(status) }
}

function templateProblem(status: string): SendProblem {
	return sendProblem(/block/.test(status) ? 'recipient-blocked' : 'other', { detail: status })
}

/**
 * What the account's own machinery tells, and what a phone does by itself: nobody has said anything. A picture or a place sent from
 * a menu comes again as a message.
 */
const HOUSEKEEPING = new Set([
	'location',
	'view',
	'view_miniprogram',
	'pic_sysphoto',
	'pic_photo_or_album',
	'pic_weixin',
	'location_select',
	'masssendjobfinish',
	'publishjobfinish',
	'kf_create_session',
	'kf_close_session',
	'kf_switch_session',
	'media_check',
	'subscribe_msg_popup_event',
	'subscribe_msg_change_event',
	'subscribe_msg_sent_event',
	'qualification_verify_success',
	'qualification_verify_fail',
	'naming_verify_success',
	'naming_verify_fail',
	'annual_renew',
	'verify_expired',
	'wificonnected',
	'shakearoundusershake',
	'poi_check_notify',
	'merchant_order',
])
/** Of cards, audits of mini programs, the shop, guides for staff, and what becomes of a person's data. */
const MACHINERY =
	/^(card_|user_(get|del|gifting|consume|view)_card|update_member_card|submit_membercard_|weapp_audit_|wxa_|open_product_|guide_|user_info_|user_authorization_)/

function isHousekeeping(event: string): boolean {
	const name = event.toLowerCase()
	return HOUSEKEEPING.has(name) || MACHINERY.test(name)
}
