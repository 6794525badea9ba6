import type { ChannelGuide } from './guide.ts'

export const messenger: ChannelGuide = {
	about: { en: 'Messages to your Facebook page', zh: 'Facebook 主页收到的消息' },
	needs: {
		en: 'An app of type Business with the product **Messenger** in Meta’s App Dashboard, and a Facebook page that you manage.',
		zh: '在 Meta 应用面板中创建 Business 类型的应用并添加 **Messenger** 产品，以及您管理的 Facebook 主页。',
	},
	site: { name: 'Meta App Dashboard', url: 'https://developers.facebook.com/apps' },
	fields: {
		pageId: {
			where: {
				en: '**Messenger → API Settings → Generate access tokens**: connect the page; its id stands below its name.',
				zh: '**Messenger → API Settings → Generate access tokens**：连接主页，ID 显示在主页名称下方。',
			},
			example: '106153258964425',
			looks: /^\d{6,20}$/,
			isOpen: true,
		},
		accessToken: {
			where: {
				en:
					'On the same page, **Generate**. For one that does not expire take a system user with pages_messaging, pages_manage_metadata and pages_read_engagement on the page.',
				zh:
					'在同一页面点击 **Generate**。如需永不过期，请使用对该主页拥有 pages_messaging、pages_manage_metadata 和 pages_read_engagement 权限的系统用户。',
			},
			example: 'EAAJB0hN…',
			looks: /^EAA[\w-]{20,}$/,
		},
		appSecret: {
			where: {
				en: '**App settings → Basic → App secret → Show**. What comes is signed with it.',
				zh: '**App settings → Basic → App secret → Show**。推送内容用它签名。',
			},
			example: '4fc2afde15eee07a26b2fe3eaee9b961',
			looks: /^[0-9a-f]{32}$/,
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
	contactExample: 'yourshop',
	tell: [
		{
			text: {
				en: '**Messenger → API Settings → Configure webhooks**. As callback URL paste',
				zh: '**Messenger → API Settings → Configure webhooks**，Callback URL 粘贴',
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
			text: { en: 'Beside the page, **Add subscriptions**, and choose these.', zh: '在主页旁点击 **Add subscriptions**，选择以下各项。' },
			choose: [
				'messages',
				'message_echoes',
				'message_deliveries',
				'message_reads',
				'message_reactions',
				'message_edits',
				'messaging_postbacks',
				'messaging_referrals',
				'messaging_optins',
			],
		},
		{
			text: {
				en: 'For people who have no role in the app: **App Review** for pages_messaging, and for Human Agent to answer after a day.',
				zh: '要服务应用角色以外的用户：为 pages_messaging 提交 **App Review**；如需在一天之后回复，还需申请 Human Agent。',
			},
		},
	],
	signedWith: 'appSecret',
	tryIt: { en: 'Write to the page in Messenger.', zh: '在 Messenger 中向该主页发送一条消息。' },
}
