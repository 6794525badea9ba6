import type { ChannelGuide } from './guide.ts'
import { identitySecret } from './identity-secret.ts'

export const web: ChannelGuide = {
	about: { en: 'A chat window on your web site', zh: '网站上的聊天窗口' },
	needs: null,
	site: null,
	fields: {},
	optional: { identitySecret },
	tell: [],
	signedWith: null,
	tryIt: { en: 'Open your site and write something.', zh: '打开您的网站并发送一条消息。' },
}
