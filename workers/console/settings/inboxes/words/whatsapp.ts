import type { ChannelGuide } from './guide.ts'

export const whatsapp: ChannelGuide = {
	about: { en: 'A business number, by Meta’s own Cloud API', zh: '企业号码，使用 Meta 官方 Cloud API' },
	needs: {
		en: 'An app of type Business with the product **WhatsApp** in Meta’s App Dashboard, and a number that no WhatsApp app uses.',
		zh: '在 Meta 应用面板中创建 Business 类型的应用并添加 **WhatsApp** 产品，以及一个未被 WhatsApp 应用使用的号码。',
	},
	site: { name: 'Meta App Dashboard', url: 'https://developers.facebook.com/apps' },
	fields: {
		phoneNumberId: {
			where: {
				en: '**WhatsApp → API Setup → Phone number ID**. It is not the phone number.',
				zh: '**WhatsApp → API Setup → Phone number ID**。它不是电话号码。',
			},
			example: '106540352242922',
			looks: /^\d{10,20}$/,
			isOpen: true,
		},
		appSecret: {
			where: {
				en: '**App settings → Basic → App secret → Show**. What comes is signed with it.',
				zh: '**App settings → Basic → App secret → Show**。推送内容用它签名。',
			},
			example: '4fc2afde15eee07a26b2fe3eaee9b961',
			looks: /^[0-9a-f]{32}$/,
		},
		accessToken: {
			where: {
				en:
					'[Business settings → Users → System users](https://business.facebook.com/settings/system-users) → **Generate token**, to expire never, with whatsapp_business_messaging and whatsapp_business_management. The token of the API Setup page counts for a day only.',
				zh:
					'[Business settings → Users → System users](https://business.facebook.com/settings/system-users) → **Generate token**，有效期选“永不过期”，勾选 whatsapp_business_messaging 和 whatsapp_business_management。API Setup 页面上的令牌只有一天有效。',
			},
			example: 'EAAJB0hN…',
			looks: /^EAA[\w-]{20,}$/,
		},
		verifyToken: {
			where: {
				en: 'A word that Meta repeats when it tries the address. Made for you; you paste it there in the next step.',
				zh: 'Meta 验证地址时会回传的口令。已为您生成，下一步粘贴到 Meta。',
			},
			looks: /^[\w-]{6,}$/,
			madeChars: 24,
			isOpen: true,
		},
	},
	contactExample: '+4915112345678',
	tell: [
		{
			text: {
				en: '**WhatsApp → Configuration → Webhook → Edit**. As callback URL paste',
				zh: '**WhatsApp → Configuration → Webhook → Edit**，Callback URL 粘贴',
			},
			copy: 'webhook',
		},
		{
			text: {
				en: 'and as verify token. Meta tries the address the moment you save',
				zh: 'Verify token 粘贴以下内容。保存时 Meta 会立即验证地址',
			},
			copy: 'verifyToken',
		},
		{
			text: {
				en: 'Subscribe to these webhook fields; the second only if the number is also used in the WhatsApp Business app.',
				zh: '订阅以下 Webhook 字段；第二项仅在该号码同时用于 WhatsApp Business 应用时需要。',
			},
			choose: ['messages', 'smb_message_echoes'],
		},
		{
			text: {
				en: 'Take the app live (**App Mode: Live**): until then only numbers on its list get messages.',
				zh: '将应用上线（**App Mode: Live**）：在此之前只有名单中的号码能收到消息。',
			},
		},
	],
	signedWith: 'appSecret',
	tryIt: { en: 'Write to the number from a phone with WhatsApp.', zh: '用手机 WhatsApp 向该号码发送一条消息。' },
}
