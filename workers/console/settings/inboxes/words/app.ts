import type { ChannelGuide } from './guide.ts'
import { identitySecret } from './identity-secret.ts'

export const app: ChannelGuide = {
	about: { en: 'Chat inside your own app', zh: '嵌入您自己应用中的聊天' },
	needs: null,
	site: null,
	fields: {},
	optional: { identitySecret },
	tell: [
		{ text: { en: 'Add the client to your app', zh: '在应用中安装客户端' }, copy: 'install' },
		{
			text: {
				en: 'Make one, with the address of this server and the id of this inbox. In React Native, the storage is AsyncStorage',
				zh: '创建客户端，其中已填好本服务器地址和此渠道入口的标识。在 React Native 中，storage 使用 AsyncStorage',
			},
			copy: 'client',
		},
	],
	signedWith: null,
	tryIt: { en: 'Open the chat in your app and write something.', zh: '在您的应用中打开聊天并发送一条消息。' },
}
