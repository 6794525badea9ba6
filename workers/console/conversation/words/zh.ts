import type { TalkWords } from './en.ts'

export const zh: TalkWords = {
	channel: {
		web: '网站聊天',
		app: '应用内聊天',
		email: '电子邮件',
		'twilio-voice': '电话',
		'twilio-messaging': '短信',
		whatsapp: 'WhatsApp',
		messenger: 'Messenger',
		instagram: 'Instagram',
		telegram: 'Telegram',
		line: 'LINE',
		wechat: '微信',
		wecom: '企业微信',
		slack: 'Slack',
		api: 'API 渠道',
	},
	event: {
		joined: (channel, label) => `也可以通过 ${channel} 联系客户：${label}`,
		followed: (channel) => `客户重新允许我们通过 ${channel} 发消息`,
		unfollowed: (channel) => `客户不再允许我们通过 ${channel} 发消息`,
		windowClosing: (channel, when) => `${channel}：回复时限将于 ${when} 结束`,
		windowClosed: (channel) => `${channel}：回复时限已过`,
		blocked: (by) => `${by}屏蔽了该客户，其来信将被丢弃`,
		unblocked: (by) => `${by}解除了对该客户的屏蔽`,
		contact: '客户资料有更新',
		elsewhere: '其他渠道',
	},
}
