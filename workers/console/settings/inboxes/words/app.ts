import type { ChannelGuide } from './guide.ts'

export const app: ChannelGuide = {
	about: { en: 'Chat inside your own app', zh: '嵌入您自己应用中的聊天' },
	needs: null,
	site: null,
	fields: {},
	tell: [
		{ text: { en: 'Your app needs the address of this server', zh: '您的应用需要本服务器地址' }, copy: 'origin' },
		{ text: { en: 'and the id of this inbox', zh: '以及此渠道入口的标识' }, copy: 'id' },
	],
	signedWith: null,
	tryIt: { en: 'Open the chat in your app and write something.', zh: '在您的应用中打开聊天并发送一条消息。' },
}
