import type { ChannelGuide } from './guide.ts'

export const api: ChannelGuide = {
	about: { en: 'Your own app or system, by plain signed JSON', zh: '您自己的应用或系统，使用签名 JSON' },
	needs: null,
	site: null,
	fields: {
		secret: {
			where: {
				en: 'Signs what your system posts, and what is posted to it. Made for you; give it to your system.',
				zh: '用于双方请求的签名。已为您生成，请提供给您的系统。',
			},
			looks: /^.{16,}$/,
			madeChars: 48,
			isOpen: true,
		},
	},
	asksApiBase: true,
	tell: [
		{ text: { en: 'Have your system post what customers do to', zh: '让您的系统将客户的动作投递到' }, copy: 'webhook' },
		{
			text: {
				en:
					'with the header **X-Patchbay-Signature**: sha256= and the HMAC-SHA256 of exactly the body’s bytes, in hex, made with the secret',
				zh: '并带上请求头 **X-Patchbay-Signature**：sha256= 加上以密钥对请求体原始字节计算的 HMAC-SHA256（十六进制）',
			},
			copy: 'secret',
		},
		{
			text: {
				en: 'A first body: {"id":"1","from":{"id":"u1"},"text":"hi"}. All of it is described in channels/api/README.md.',
				zh: '首个请求体示例：{"id":"1","from":{"id":"u1"},"text":"hi"}。完整说明见 channels/api/README.md。',
			},
		},
	],
	signedWith: 'secret',
	tryIt: { en: 'Post a first message as described above.', zh: '按上述方式投递第一条消息。' },
}
