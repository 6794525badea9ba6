import type { ChannelGuide } from './guide.ts'

export const twilioMessaging: ChannelGuide = {
	about: { en: 'Text messages, MMS and WhatsApp by Twilio', zh: '通过 Twilio 收发短信、彩信和 WhatsApp' },
	needs: { en: 'A Twilio account with a number, or with a WhatsApp sender.', zh: '一个拥有号码或 WhatsApp 发送者的 Twilio 账户。' },
	site: { name: 'Twilio Console', url: 'https://console.twilio.com/' },
	fields: {
		accountSid: {
			where: {
				en: 'On the first page of the console, **Account Info → Account SID**. A subaccount has its own.',
				zh: '控制台首页 **Account Info → Account SID**。子账户有各自的 SID。',
			},
			example: 'AC0123456789abcdef0123456789abcdef',
			looks: /^AC[0-9a-f]{32}$/i,
			isOpen: true,
		},
		authToken: {
			where: {
				en: 'Below it, **Auth Token → Show**. What comes is signed with it.',
				zh: '其下方 **Auth Token → Show**。推送内容用它签名。',
			},
			example: '0123456789abcdef0123456789abcdef',
			looks: /^[0-9a-f]{32}$/i,
		},
	},
	contactExample: '+15551234567',
	tell: [
		{
			text: {
				en:
					'For a number: **Phone Numbers → Manage → Active numbers → (number) → Messaging → A message comes in**, Webhook, HTTP POST. Paste',
				zh: '号码：**Phone Numbers → Manage → Active numbers →（号码）→ Messaging → A message comes in**，选择 Webhook、HTTP POST，粘贴',
			},
			copy: 'webhook',
		},
		{
			text: {
				en:
					'For a messaging service the same address at **Messaging → Services → (service) → Integration → Send a webhook**; for WhatsApp at **Messaging → Senders → WhatsApp senders → (sender)**.',
				zh:
					'消息服务：在 **Messaging → Services →（服务）→ Integration → Send a webhook** 填写同一地址；WhatsApp：在 **Messaging → Senders → WhatsApp senders →（发送者）** 填写。',
			},
		},
		{
			text: {
				en: 'Nothing is to be pasted for status callbacks: every message says for itself where to tell of it.',
				zh: '无需填写状态回调：每条消息会自带回调地址。',
			},
		},
	],
	signedWith: 'authToken',
	tryIt: { en: 'Send a text message to the number.', zh: '向该号码发送一条短信。' },
}
