import type { FieldGuide } from './guide.ts'

/** Nobody's but the company's: made up here, and told to their own server. */
export const identitySecret: FieldGuide = {
	where: {
		en: 'Made up here, for **your own server**. It never goes into an app or a page.',
		zh: '在此生成，仅供**您自己的服务器**使用，切勿写入应用或网页。',
	},
	looks: /^\S{16,}$/,
	madeChars: 43,
}
