/** What the lab's pages say. */
export const words = {
	en: {
		title: 'Lab',
		playTitle: 'Carrier lab',
		intro: 'Be the customer on every channel: signed and posted as each provider does it, with no account anywhere.',
		elsewhere: 'Elsewhere',
		console: 'Console',
		demo: 'Website chat',
		needsScript: 'This page needs JavaScript.',
		outbox: 'Outbox',
		outboxIntro: 'Mail that would have been sent, newest first. Kept until npm start ends.',
		empty: 'No mail yet. Invite somebody, or ask for a new password.',
		to: 'To',
		mails: (count: number) => (count === 1 ? '1 mail' : `${count} mails`),
		reload: 'Reload',
		other: '中文',
	},
	zh: {
		title: '实验室',
		playTitle: '渠道实验室',
		intro: '在每个渠道上扮演客户。每条消息都按服务商的真实格式签名并发送，不需要任何账号。',
		elsewhere: '其他页面',
		console: '控制台',
		demo: '网站聊天',
		needsScript: '此页面需要 JavaScript。',
		outbox: '发件箱',
		outboxIntro: '本应发出的邮件，最新的在最前面。npm start 结束后不再保留。',
		empty: '还没有邮件。请邀请一位成员，或请求重设密码。',
		to: '收件人',
		mails: (count: number) => `${count} 封邮件`,
		reload: '刷新',
		other: 'English',
	},
} as const

export type Language = keyof typeof words
