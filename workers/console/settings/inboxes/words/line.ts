import type { ChannelGuide } from './guide.ts'

export const line: ChannelGuide = {
	about: { en: 'Your LINE Official Account', zh: '您的 LINE 官方账号' },
	needs: {
		en: 'A LINE Official Account with the Messaging API switched on (**Settings → Messaging API** in the Official Account Manager).',
		zh: '已启用 Messaging API 的 LINE 官方账号（在官方账号管理后台 **设定 → Messaging API** 中启用）。',
	},
	site: { name: 'LINE Developers Console', url: 'https://developers.line.biz/console/' },
	fields: {
		channelSecret: {
			where: { en: 'Your channel → **Basic settings → Channel secret**.', zh: '进入您的频道 → **Basic settings → Channel secret**。' },
			example: '8c570fa6dd201bb328f1c1eac23a96d8',
			looks: /^[0-9a-f]{32}$/,
		},
		channelAccessToken: {
			where: {
				en: 'Your channel → **Messaging API → Channel access token (long-lived) → Issue**, at the bottom of the page.',
				zh: '进入您的频道 → **Messaging API → Channel access token (long-lived) → Issue**，位于页面底部。',
			},
			example: 'W1TeHCgfH2Liwa…/1O/w1cDnyilFU=',
			looks: /^[A-Za-z0-9+/=]{60,400}$/,
		},
	},
	canConnect: true,
	contactExample: '@yourshop',
	tell: [
		{
			text: {
				en: 'Press **Connect for me**, or paste this at **Messaging API → Webhook URL** and press **Verify**',
				zh: '点击 **为我连接**，或将此地址粘贴到 **Messaging API → Webhook URL** 并点击 **Verify**',
			},
			copy: 'webhook',
		},
		{
			text: {
				en: 'Switch on **Use webhook** and **Webhook redelivery**: then what did not arrive comes again, and is kept once.',
				zh: '打开 **Use webhook** 和 **Webhook redelivery**：未送达的内容会再次推送，且只保存一次。',
			},
		},
		{
			text: {
				en:
					'In the Official Account Manager, **Response settings**: switch off greeting and auto-reply messages, or customers are answered twice.',
				zh: '在官方账号管理后台的 **Response settings** 中关闭问候语和自动回复，否则客户会收到两次回复。',
			},
		},
	],
	signedWith: 'channelSecret',
	tryIt: { en: 'Add the account as a friend in LINE and write something.', zh: '在 LINE 中加该账号为好友并发送一条消息。' },
}
