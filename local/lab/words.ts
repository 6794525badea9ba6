/** What the lab's pages say. */
export const words = {
	en: {
		title: 'Lab',
		intro: 'What stands in, on this machine, for services a deployed Patchbay talks to.',
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
		intro: '在本机上代替正式部署时 Patchbay 所连接的各种服务。',
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
