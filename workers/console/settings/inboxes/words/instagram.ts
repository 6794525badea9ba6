import type { ChannelGuide } from './guide.ts'

export const instagram: ChannelGuide = {
	about: { en: 'Direct messages to a professional account', zh: '专业账户收到的私信' },
	needs: {
		en:
			'An app of type Business in Meta’s App Dashboard with the product **Instagram** (API setup with Instagram login), and a professional account. No Facebook page is needed.',
		zh:
			'在 Meta 应用面板中创建 Business 类型的应用并添加 **Instagram** 产品（API setup with Instagram login），以及一个专业账户。无需 Facebook 主页。',
	},
	site: { name: 'Meta App Dashboard', url: 'https://developers.facebook.com/apps' },
	fields: {
		appSecret: {
			where: {
				en: '**Instagram → API setup with Instagram login → Instagram app secret**. It is another one than the app’s own.',
				zh: '**Instagram → API setup with Instagram login → Instagram app secret**。它与应用本身的密钥不同。',
			},
			example: '4fc2afde15eee07a26b2fe3eaee9b961',
			looks: /^[0-9a-f]{32}$/,
		},
		pageId: {
			where: {
				en: 'On the same page, **Add account**: the id stands beside the account’s name.',
				zh: '在同一页面点击 **Add account**：ID 显示在账户名称旁。',
			},
			example: '17841405822304914',
			looks: /^\d{6,20}$/,
			isOpen: true,
		},
		accessToken: {
			where: {
				en: 'Beside the account, **Generate token**. It counts for sixty days; renew it here.',
				zh: '在账户旁点击 **Generate token**。有效期六十天，到期请在此更新。',
			},
			example: 'IGAAJB0hN…',
			looks: /^(?:IG|EAA)[\w-]{20,}$/,
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
	contactExample: '@yourshop',
	tell: [
		{ text: { en: '**Configure webhooks**. As callback URL paste', zh: '**Configure webhooks**，Callback URL 粘贴' }, copy: 'webhook' },
		{
			text: {
				en: 'and as verify token. Meta tries the address the moment you save',
				zh: 'Verify token 粘贴以下内容。保存时 Meta 会立即验证地址',
			},
			copy: 'verifyToken',
		},
		{
			text: { en: 'Subscribe to these fields.', zh: '订阅以下字段。' },
			choose: ['messages', 'messaging_postbacks', 'messaging_seen', 'message_reactions', 'message_edit', 'messaging_referral'],
		},
		{
			text: {
				en:
					'In the Instagram app, **Settings → Messages and story replies → Message controls → Connected tools**: allow access to messages.',
				zh: '在 Instagram 应用中，**设置 → 消息和快拍回复 → 消息控制 → 已连接的工具**：允许访问消息。',
			},
		},
	],
	signedWith: 'appSecret',
	tryIt: { en: 'Write to the account from another one.', zh: '用另一个账户给它发私信。' },
}
