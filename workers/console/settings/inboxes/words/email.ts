import type { ChannelGuide } from './guide.ts'

export const email: ChannelGuide = {
	about: { en: 'Mail to an address of yours, answered in threads', zh: '发往您邮箱地址的邮件，按主题往来' },
	needs: null,
	site: null,
	fields: {},
	contactExample: 'support@yourshop.example',
	tell: [
		{
			text: {
				en: 'Forward the mail of your own address, such as support@yourcompany.example, to',
				zh: '将您自己的邮箱（例如 support@yourcompany.example）的邮件转发到',
			},
			copy: 'address',
		},
		{
			text: {
				en: 'Most mail services ask the new address to confirm: the code comes here as a conversation.',
				zh: '多数邮件服务会要求新地址确认转发：确认码会作为一个会话出现在这里。',
			},
		},
		{
			text: {
				en:
					'So that answers arrive and are not taken for spam, let this server send for the domain (Cloudflare: **Email Service → Email Sending**).',
				zh: '为确保回复能送达且不被视为垃圾邮件，请允许本服务器为该域名发信（Cloudflare：**Email Service → Email Sending**）。',
			},
		},
	],
	signedWith: null,
	tryIt: { en: 'Write a mail to your address from another one.', zh: '用另一个邮箱给该地址写一封邮件。' },
}
