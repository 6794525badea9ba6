import type { ChannelGuide } from './guide.ts'

export const wechat: ChannelGuide = {
	about: { en: 'Your Official Account, or a mini program’s service', zh: '公众号，或小程序客服' },
	needs: {
		en: 'A verified service account (认证服务号): WeChat gives the customer-service API to no other kind.',
		zh: '已认证的服务号：只有它才有客服接口权限。',
	},
	site: { name: '微信公众平台', url: 'https://mp.weixin.qq.com' },
	fields: {
		appId: {
			where: {
				en: '**设置与开发 › 开发接口管理 › 基本配置**: AppID.',
				zh: '**设置与开发 › 开发接口管理 › 基本配置**：开发者ID（AppID）。',
			},
			example: 'wx1234567890abcdef',
			looks: /^wx[0-9a-f]{16}$/,
			isOpen: true,
		},
		appSecret: {
			where: {
				en: 'On the same page, AppSecret. WeChat shows it once; **重置** makes a new one, and the old one ends.',
				zh: '同一页面的开发者密码（AppSecret）。微信只显示一次；**重置** 会生成新的，旧的随即失效。',
			},
			example: '0123456789abcdef0123456789abcdef',
			looks: /^[0-9a-f]{32}$/,
		},
		token: {
			where: {
				en: 'WeChat signs with it. Made for you; you paste it there in the next step.',
				zh: '微信用它签名。已为您生成，下一步粘贴到微信后台。',
			},
			looks: /^[A-Za-z0-9]{3,32}$/,
			madeChars: 32,
			isOpen: true,
		},
		encodingAesKey: {
			where: {
				en: 'WeChat encrypts with it. Made for you; you paste it there in the next step.',
				zh: '微信用它加密消息。已为您生成，下一步粘贴到微信后台。',
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
					'**IP白名单**: add the addresses this server sends from. WeChat refuses others with 40164 and names the address it saw; the check below shows it.',
				zh: '**IP白名单**：添加本服务器的出口地址。其他地址会被 40164 拒绝并注明所见地址，下方的检查会显示它。',
			},
		},
		{ text: { en: '**服务器配置 → 修改配置**. As URL paste', zh: '**服务器配置 → 修改配置**，URL 粘贴' }, copy: 'webhook' },
		{ text: { en: 'as Token', zh: 'Token 粘贴' }, copy: 'token' },
		{ text: { en: 'and as EncodingAESKey', zh: 'EncodingAESKey 粘贴' }, copy: 'encodingAesKey' },
		{
			text: {
				en: 'Choose **安全模式** (secure mode), submit, then **启用**. WeChat tries the address at once.',
				zh: '选择 **安全模式** 并提交，然后点击 **启用**。微信会立即验证地址。',
			},
		},
	],
	signedWith: 'token',
	tryIt: { en: 'Follow the account in WeChat and write something.', zh: '在微信中关注该公众号并发送一条消息。' },
}
