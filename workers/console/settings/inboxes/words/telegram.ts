import type { ChannelGuide } from './guide.ts'

export const telegram: ChannelGuide = {
	about: { en: 'A bot that customers write to', zh: '客户可直接发消息的机器人' },
	needs: {
		en: 'A Telegram account. A bot takes five minutes and nobody’s approval.',
		zh: '一个 Telegram 账号。创建机器人只需五分钟，无需审核。',
	},
	site: { name: 'BotFather', url: 'https://t.me/BotFather' },
	fields: {
		botToken: {
			where: {
				en: 'Write /newbot to **@BotFather** in Telegram and follow it; for a bot you have, /token. It answers with the token.',
				zh: '在 Telegram 中向 **@BotFather** 发送 /newbot 并按提示操作；已有机器人则发送 /token，它会回复令牌。',
			},
			example: '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
			looks: /^\d{6,14}:[\w-]{30,60}$/,
		},
		secretToken: {
			where: {
				en: 'Telegram sends it along with everything, so that nobody else can post to this inbox. Made for you.',
				zh: 'Telegram 推送消息时会附上它，以防他人向此入口投递。已为您生成。',
			},
			looks: /^[\w-]{16,256}$/,
			madeChars: 40,
			isOpen: true,
		},
	},
	canConnect: true,
	contactExample: '@yourshop_bot',
	tell: [
		{
			text: {
				en: 'Telegram has no page for this. Press **Connect for me**, or call **setWebhook** of the Bot API with this address as url',
				zh: 'Telegram 没有相应的设置页面。请点击 **为我连接**，或调用 Bot API 的 **setWebhook**，将此地址作为 url',
			},
			copy: 'webhook',
		},
		{ text: { en: 'and this as secret_token', zh: '并将此值作为 secret_token' }, copy: 'secretToken' },
		{
			text: {
				en: 'and these as allowed_updates: reactions come to who asks for them only.',
				zh: '以及以下 allowed_updates：只有明确声明才会收到表情回应。',
			},
			choose: ['message', 'edited_message', 'callback_query', 'message_reaction', 'my_chat_member'],
		},
	],
	signedWith: 'secretToken',
	tryIt: {
		en: 'Open your bot in Telegram, press Start and write something.',
		zh: '在 Telegram 中打开您的机器人，点击“开始”并发送一条消息。',
	},
}
