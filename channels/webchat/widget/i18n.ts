const en = {
	locale: 'en',
	chat: 'Chat',
	open: 'Open chat',
	openUnread: 'Open chat, unread messages: {n}',
	close: 'Close chat',
	end: 'End chat',
	endAsk: 'End this conversation?',
	endYes: 'End it',
	endNo: 'Keep chatting',
	greeting: 'Hello! How can we help?',
	greetingMore: 'Write, and a person will answer right here. Leave this page and come back; the conversation stays.',
	online: 'We are here for you',
	waiting: 'Finding someone…',
	inLine: 'You are number {n} in line',
	inLineWait: 'You are number {n} in line, {wait}',
	waitShort: 'less than a minute',
	waitMinutes: 'about {n} min',
	waitHours: 'about {h} h {n} min',
	closed: 'We are closed.',
	opens: ' We open {when}.',
	leaveWord: ' Leave your message.',
	comeThen: ' Come back then.',
	keep: ' You keep your place.',
	callMe: 'Call me back',
	callTo: 'Your phone number',
	called: 'We will call {to}.',
	joined: '{name} joined the conversation',
	reopened: 'The conversation is open again',
	returned: 'Welcome back. You are in line again',
	transferred: 'You are being passed on to a colleague',
	agentLost: 'Your agent lost the connection. You keep your place in line',
	abandoned: 'You left the line',
	ended: 'The conversation has ended',
	endedByYou: 'You ended the conversation',
	endedByAgent: '{name} ended the conversation',
	writeAgain: 'Something else? Just write and the conversation opens again.',
	comeBack: 'Still there? Write and you are back in line.',
	you: 'You',
	sending: 'Sending',
	sent: 'Sent',
	delivered: 'Delivered',
	read: 'Read',
	failed: 'Not sent',
	failedWhy: 'This message could not be sent.',
	failedLong: 'This message is too long to send.',
	retry: 'Try again',
	discard: 'Discard',
	typing: '{name} is typing',
	write: 'Write a message',
	send: 'Send',
	tooLong: '{n} characters too many',
	left: '{n} characters left',
	connecting: 'Connecting…',
	reconnecting: 'Reconnecting… What you write is kept and goes out by itself.',
	offline: 'You are offline. What you write is kept and goes out by itself.',
	unavailable: 'Chat is not available on this page at the moment.',
	newMessage: 'New message from {name}: {text}',
	jump: 'New messages',
	log: 'Messages',
	today: 'Today',
	yesterday: 'Yesterday',
}

export type Texts = Readonly<Record<keyof typeof en, string>>

const zh: Texts = {
	locale: 'zh-CN',
	chat: '聊天',
	open: '打开聊天',
	openUnread: '打开聊天，未读消息 {n} 条',
	close: '关闭聊天',
	end: '结束对话',
	endAsk: '要结束这次对话吗？',
	endYes: '结束',
	endNo: '继续聊',
	greeting: '您好！有什么可以帮您？',
	greetingMore: '留下您的问题，会有真人在这里回复。您可以离开页面再回来，对话会一直保留。',
	online: '我们随时为您服务',
	waiting: '正在安排客服…',
	inLine: '您排在第 {n} 位',
	inLineWait: '您排在第 {n} 位，{wait}',
	waitShort: '预计不到一分钟',
	waitMinutes: '预计等待约 {n} 分钟',
	waitHours: '预计等待约 {h} 小时 {n} 分钟',
	closed: '我们现在休息。',
	opens: '{when} 开始服务。',
	leaveWord: '请留言，',
	comeThen: '请届时再来，',
	keep: '您的排队位置会保留。',
	callMe: '给我回电',
	callTo: '您的电话号码',
	called: '我们会致电 {to}，',
	joined: '{name} 已加入对话',
	reopened: '对话已重新打开',
	returned: '欢迎回来，您已重新排队',
	transferred: '正在为您转接同事',
	agentLost: '客服的连接中断了，您的排队位置已保留',
	abandoned: '您已离开排队',
	ended: '对话已结束',
	endedByYou: '您结束了对话',
	endedByAgent: '{name} 结束了对话',
	writeAgain: '还有别的问题？直接写，对话就会重新打开。',
	comeBack: '还在吗？写一条消息即可回到队列。',
	you: '您',
	sending: '发送中',
	sent: '已发送',
	delivered: '已送达',
	read: '已读',
	failed: '未发送',
	failedWhy: '这条消息没能发送。',
	failedLong: '这条消息太长，无法发送。',
	retry: '重试',
	discard: '放弃',
	typing: '{name} 正在输入',
	write: '输入消息',
	send: '发送',
	tooLong: '超出 {n} 个字',
	left: '还可输入 {n} 个字',
	connecting: '正在连接…',
	reconnecting: '正在重新连接…您写的内容会保留并自动发送。',
	offline: '您已离线。您写的内容会保留并自动发送。',
	unavailable: '此页面暂时无法使用聊天。',
	newMessage: '{name} 的新消息：{text}',
	jump: '有新消息',
	log: '消息',
	today: '今天',
	yesterday: '昨天',
}

export const languages: Readonly<Record<'en' | 'zh', Texts>> = { en, zh }

const PLAIN_TAG = /^[a-z]{2}(-[a-z]{4})?(-[a-z]{2})?$/i

/** The first of the reader's languages that we speak; English when we speak none. */
function firstSpoken(wanted: readonly string[]): string {
	return wanted.find((it) => /^(en|zh)([-_]|$)/i.test(it)) ?? 'en'
}

export function prefersChinese(wanted: readonly string[]): boolean {
	return /^zh/i.test(firstSpoken(wanted))
}

/** The texts of that language, with the reader's own region for dates. */
export function pickTexts(wanted: readonly string[]): Texts {
	const tag = firstSpoken(wanted)
	const texts = prefersChinese(wanted) ? zh : en
	return PLAIN_TAG.test(tag) ? { ...texts, locale: tag } : texts
}

/** Puts values in the places named in braces. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
