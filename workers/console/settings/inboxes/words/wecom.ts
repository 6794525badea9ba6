import type { ChannelGuide } from './guide.ts'

export const wecom: ChannelGuide = {
	about: { en: 'WeChat customer service (微信客服), from WeCom', zh: '企业微信中的微信客服' },
	needs: {
		en: 'A company in WeCom (企业微信) with **微信客服** switched on, and an app of your own (**应用管理 › 自建**).',
		zh: '已开通 **微信客服** 的企业微信，以及一个自建应用（**应用管理 › 自建**）。',
	},
	site: { name: '企业微信管理后台', url: 'https://work.weixin.qq.com/wework_admin/' },
	fields: {
		corpId: {
			where: { en: '**我的企业 › 企业信息 › 企业ID**, at the bottom.', zh: '**我的企业 › 企业信息 › 企业ID**，位于页面底部。' },
			example: 'ww1234567890abcdef',
			looks: /^w[wx][0-9a-zA-Z]{16}$/,
			isOpen: true,
		},
		secret: {
			where: {
				en: '**应用管理 › 自建 › (app) › Secret › 查看**. WeCom sends it to your WeCom on the phone.',
				zh: '**应用管理 › 自建 ›（应用）› Secret › 查看**。企业微信会将其发送到您手机上的企业微信。',
			},
			example: 'Dk3x…',
			looks: /^[\w-]{43}$/,
		},
		token: {
			where: {
				en: 'WeCom signs with it. Made for you; you paste it there in the next step.',
				zh: '企业微信用它签名。已为您生成，下一步粘贴到管理后台。',
			},
			looks: /^[A-Za-z0-9]{3,32}$/,
			madeChars: 32,
			isOpen: true,
		},
		encodingAesKey: {
			where: {
				en: 'WeCom encrypts with it. Made for you; you paste it there in the next step.',
				zh: '企业微信用它加密消息。已为您生成，下一步粘贴到管理后台。',
			},
			looks: /^[A-Za-z0-9]{43}$/,
			madeChars: 43,
			isOpen: true,
		},
	},
	tell: [
		{
			text: {
				en:
					'In the app, **企业可信IP**: add the addresses this server sends from. WeCom refuses others with 60020; the check below shows it.',
				zh: '在应用的 **企业可信IP** 中添加本服务器的出口地址。其他地址会被 60020 拒绝，下方的检查会显示它。',
			},
		},
		{
			text: { en: 'In the app, **接收消息 › 设置API接收**. As URL paste', zh: '在应用的 **接收消息 › 设置API接收** 中，URL 粘贴' },
			copy: 'webhook',
		},
		{ text: { en: 'as Token', zh: 'Token 粘贴' }, copy: 'token' },
		{
			text: {
				en: 'and as EncodingAESKey, and save. WeCom tries the address at once',
				zh: 'EncodingAESKey 粘贴以下内容并保存。企业微信会立即验证地址',
			},
			copy: 'encodingAesKey',
		},
		{
			text: {
				en:
					'**应用管理 › 微信客服 › 可调用接口的应用**: add the app, and under **通过API管理微信客服账号** give it the accounts to answer for.',
				zh: '**应用管理 › 微信客服 › 可调用接口的应用**：添加该应用，并在 **通过API管理微信客服账号** 中授予要接待的客服账号。',
			},
		},
	],
	signedWith: 'token',
	tryIt: {
		en: 'Open the account’s link (**微信客服 › 账号 › 接入链接**) in WeChat and write something.',
		zh: '在微信中打开客服账号的链接（**微信客服 › 账号 › 接入链接**）并发送一条消息。',
	},
}
