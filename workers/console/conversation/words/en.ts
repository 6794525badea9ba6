/** Words about channels: what came by them, what goes out by them, and until when. `zh.ts` has the same shape. */
export const en = {
	/** What people call a channel. */
	channel: {
		web: 'Website chat',
		app: 'In-app chat',
		email: 'E-mail',
		'twilio-voice': 'Phone',
		'twilio-messaging': 'SMS',
		whatsapp: 'WhatsApp',
		messenger: 'Messenger',
		instagram: 'Instagram',
		telegram: 'Telegram',
		line: 'LINE',
		wechat: 'WeChat',
		wecom: 'WeCom',
		slack: 'Slack',
		api: 'API channel',
	},
	event: {
		joined: (channel: string, label: string) => `They can also be reached by ${channel}: ${label}`,
		followed: (channel: string) => `They let us write by ${channel} again`,
		unfollowed: (channel: string) => `They no longer let us write by ${channel}`,
		windowClosing: (channel: string, when: string) => `${channel}: the time to answer ends ${when}`,
		windowClosed: (channel: string) => `${channel}: the time to answer is over`,
		blocked: (by: string) => `${by} blocked the customer: what comes from them is dropped`,
		unblocked: (by: string) => `${by} unblocked the customer`,
		contact: 'More is known of who they are',
		elsewhere: 'another channel',
	},
}
export type TalkWords = typeof en
