/** What the page one plays on says. */
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { Fault } from '../../providers/stand-in.ts'
import type { BubbleState, ReceiptRule, Way } from '../engine/view.ts'

export interface Words {
	readonly channels: Readonly<Partial<Record<InboxChannel, string>>>
	readonly settingUp: string
	readonly failed: string
	readonly again: string
	readonly customer: string
	readonly addCustomer: string
	readonly unread: (count: number) => string
	readonly phoneOf: (name: string, channel: string) => string
	readonly nothingYet: string
	readonly isTyping: string
	readonly write: (channel: string) => string
	readonly send: string
	readonly more: string
	readonly samples: Readonly<Record<'photo' | 'voice' | 'document' | 'sticker', string>>
	readonly upload: string
	readonly location: string
	readonly contact: string
	readonly follow: string
	readonly unfollow: string
	readonly somethingNew: string
	readonly did: Readonly<Record<'followed' | 'unfollowed' | 'unknown', string>>
	readonly place: string
	readonly friend: string
	readonly actsOn: (text: string) => string
	readonly reply: string
	readonly edit: string
	readonly remove: string
	readonly react: (emoji: string) => string
	readonly unreact: string
	readonly replyingTo: (text: string) => string
	readonly editing: string
	readonly cancel: string
	readonly deleted: string
	readonly edited: string
	readonly template: string
	readonly states: Readonly<Record<BubbleState, string>>
	readonly retrying: (attempts: number) => string
	readonly trouble: string
	readonly wire: string
	readonly onTheWay: string
	readonly copies: string
	readonly times: (count: number) => string
	readonly delay: string
	readonly none: string
	readonly seconds: (count: number) => string
	readonly shuffle: string
	readonly shuffled: (count: number) => string
	readonly held: (count: number) => string
	readonly loss: string
	readonly lost: Readonly<Record<Way['lost'], string>>
	readonly forged: string
	readonly provider: string
	readonly answers: string
	readonly faults: Readonly<Record<Fault | 'none', string>>
	readonly until: string
	readonly untilOff: string
	readonly receipts: string
	readonly receiptRules: Readonly<Record<ReceiptRule, string>>
	readonly expire: string
	readonly expired: string
	readonly reset: string
	readonly close: string
	readonly channel: string
	readonly wireEmpty: string
	readonly toPatchbay: string
	readonly toProvider: string
	readonly noAnswer: string
	readonly attempt: (attempt: number) => string
	readonly copy: (copy: number, copies: number) => string
	readonly lostOnWay: string
	readonly handshake: string
	readonly request: string
	readonly answer: string
	readonly labSilent: string
	readonly refusals: Readonly<Record<string, string>>
	readonly refused: string
	readonly tooLarge: string
}

const names = { whatsapp: 'WhatsApp', messenger: 'Messenger', instagram: 'Instagram', telegram: 'Telegram', line: 'LINE', slack: 'Slack' }

const en: Words = {
	channels: { ...names, email: 'E-mail', 'twilio-messaging': 'Twilio SMS', wechat: 'WeChat', wecom: 'WeCom', api: 'Your own channel' },
	settingUp: 'Setting up …',
	failed: 'Not ready',
	again: 'Try again',
	customer: 'Customer',
	addCustomer: 'Another customer',
	unread: (count) => `${count} unread`,
	phoneOf: (name, channel) => `${channel}, ${name}'s phone`,
	nothingYet: 'Nothing said yet.',
	isTyping: 'Somebody is typing …',
	write: (channel) => `Write by ${channel}`,
	send: 'Send',
	more: 'Send something else',
	samples: { photo: 'Photo', voice: 'Voice note', document: 'PDF', sticker: 'Sticker' },
	upload: 'File …',
	location: 'Location',
	contact: 'Contact',
	follow: 'Follow',
	unfollow: 'Unfollow',
	somethingNew: 'Something unheard of',
	did: { followed: 'Followed', unfollowed: 'Unfollowed or blocked', unknown: 'Something Patchbay has never heard of' },
	place: 'Kyoto Station',
	friend: 'Mika Tanaka',
	actsOn: (text) => `What to do with: ${text}`,
	reply: 'Reply',
	edit: 'Edit',
	remove: 'Delete',
	react: (emoji) => `React with ${emoji}`,
	unreact: 'Take the reaction back',
	replyingTo: (text) => `Replying to: ${text}`,
	editing: 'Editing',
	cancel: 'Cancel',
	deleted: 'Deleted',
	edited: 'edited',
	template: 'template',
	states: {
		sending: 'On its way',
		held: 'Held back, to be shuffled',
		retrying: 'Being tried again',
		arrived: 'Taken by Patchbay',
		seen: 'Read by the company',
		lost: 'Lost on the way',
		refused: 'Given up',
		taken: 'Taken by the provider',
		delivered: 'Delivered',
		read: 'Read',
		failed: 'Not delivered',
	},
	retrying: (attempts) => `Being tried again after ${attempts}`,
	trouble: 'Trouble',
	wire: 'Wire',
	onTheWay: 'Webhooks to Patchbay',
	copies: 'Delivered',
	times: (count) => (count === 1 ? 'once' : `${count} times`),
	delay: 'Delay',
	none: 'none',
	seconds: (count) => `${count} s`,
	shuffle: 'Order',
	shuffled: (count) => (count < 2 ? 'as sent' : `${count} shuffled`),
	held: (count) => `${count} held`,
	loss: 'Loss',
	lost: { none: 'none', first: 'first attempt', all: 'everything' },
	forged: 'Forged signature',
	provider: 'The provider',
	answers: 'Answers',
	faults: {
		none: 'as it should',
		'rate-limited': '429, too fast',
		broken: '500, broken',
		'window-closed': 'the window is closed',
		blocked: 'blocked by the customer',
		'bad-token': 'the token is bad',
		lost: 'not at all: connection breaks',
	},
	until: 'For',
	untilOff: 'until changed',
	receipts: 'Reports',
	receiptRules: { all: 'delivered and read', delivered: 'delivered only', none: 'nothing', failed: 'delivery failed' },
	expire: 'Let the window run out',
	expired: 'Window closed',
	reset: 'No more trouble',
	close: 'Close',
	channel: 'Channel',
	wireEmpty: 'Nothing has gone over the wire yet.',
	toPatchbay: 'to Patchbay',
	toProvider: 'to the provider',
	noAnswer: 'no answer',
	attempt: (attempt) => `attempt ${attempt}`,
	copy: (copy, copies) => `copy ${copy} of ${copies}`,
	lostOnWay: 'lost on the way',
	handshake: 'handshake',
	request: 'Request',
	answer: 'Answer',
	labSilent: 'The lab does not answer. Is npm start running?',
	refusals: { 'not-ready': 'This channel is not ready yet.', 'not-possible': 'The provider has no way to do this.' },
	refused: 'That did not work.',
	tooLarge: 'Files here are at most 16 MB.',
}

const zh: Words = {
	channels: { ...names, email: '电子邮件', 'twilio-messaging': 'Twilio 短信', wechat: '微信公众号', wecom: '微信客服', api: '自有渠道' },
	settingUp: '正在准备…',
	failed: '未就绪',
	again: '重试',
	customer: '客户',
	addCustomer: '再加一位客户',
	unread: (count) => `${count} 条未读`,
	phoneOf: (name, channel) => `${channel}，${name} 的手机`,
	nothingYet: '还没有消息。',
	isTyping: '对方正在输入…',
	write: (channel) => `通过${channel}发消息`,
	send: '发送',
	more: '发送其他内容',
	samples: { photo: '照片', voice: '语音', document: 'PDF', sticker: '贴纸' },
	upload: '文件…',
	location: '位置',
	contact: '名片',
	follow: '关注',
	unfollow: '取消关注',
	somethingNew: '未知类型',
	did: { followed: '已关注', unfollowed: '已取消关注或拉黑', unknown: 'Patchbay 从未见过的内容' },
	place: '京都站',
	friend: '田中美佳',
	actsOn: (text) => `操作：${text}`,
	reply: '回复',
	edit: '编辑',
	remove: '删除',
	react: (emoji) => `回应 ${emoji}`,
	unreact: '撤回回应',
	replyingTo: (text) => `回复：${text}`,
	editing: '正在编辑',
	cancel: '取消',
	deleted: '已删除',
	edited: '已编辑',
	template: '模板',
	states: {
		sending: '发送中',
		held: '暂存，等待打乱顺序',
		retrying: '正在重试',
		arrived: 'Patchbay 已接收',
		seen: '企业已读',
		lost: '途中丢失',
		refused: '已放弃',
		taken: '服务商已接收',
		delivered: '已送达',
		read: '已读',
		failed: '未送达',
	},
	retrying: (attempts) => `第 ${attempts} 次失败后重试`,
	trouble: '故障',
	wire: '原始报文',
	onTheWay: '发往 Patchbay 的 Webhook',
	copies: '投递',
	times: (count) => `${count} 次`,
	delay: '延迟',
	none: '无',
	seconds: (count) => `${count} 秒`,
	shuffle: '顺序',
	shuffled: (count) => (count < 2 ? '按发送顺序' : `每 ${count} 条打乱`),
	held: (count) => `暂存 ${count} 条`,
	loss: '丢失',
	lost: { none: '无', first: '首次投递', all: '全部' },
	forged: '伪造签名',
	provider: '服务商',
	answers: '应答',
	faults: {
		none: '正常',
		'rate-limited': '429，过快',
		broken: '500，故障',
		'window-closed': '会话窗口已关闭',
		blocked: '已被客户拉黑',
		'bad-token': '令牌无效',
		lost: '无应答：连接中断',
	},
	until: '持续',
	untilOff: '直到更改',
	receipts: '回执',
	receiptRules: { all: '送达和已读', delivered: '仅送达', none: '无', failed: '投递失败' },
	expire: '让会话窗口到期',
	expired: '窗口已关闭',
	reset: '清除所有故障',
	close: '关闭',
	channel: '渠道',
	wireEmpty: '还没有任何报文。',
	toPatchbay: '发往 Patchbay',
	toProvider: '发往服务商',
	noAnswer: '无应答',
	attempt: (attempt) => `第 ${attempt} 次尝试`,
	copy: (copy, copies) => `第 ${copy}/${copies} 份`,
	lostOnWay: '途中丢失',
	handshake: '握手',
	request: '请求',
	answer: '应答',
	labSilent: '实验室没有应答。npm start 是否在运行？',
	refusals: { 'not-ready': '该渠道尚未就绪。', 'not-possible': '该服务商不支持此操作。' },
	refused: '操作未成功。',
	tooLarge: '此处文件最大 16 MB。',
}

export const words: Words = document.documentElement.lang === 'zh' ? zh : en
