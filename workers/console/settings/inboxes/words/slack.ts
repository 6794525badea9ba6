import type { ChannelGuide } from './guide.ts'

export const slack: ChannelGuide = {
	about: { en: 'Channels shared with customers, and direct messages', zh: '与客户共享的频道和私信' },
	needs: {
		en: 'The right to install apps in your Slack workspace. Make an app with **Create New App → From scratch**.',
		zh: '在您的 Slack 工作区安装应用的权限。通过 **Create New App → From scratch** 创建应用。',
	},
	site: { name: 'Slack apps', url: 'https://api.slack.com/apps' },
	fields: {
		signingSecret: {
			where: {
				en: '**Basic Information → App Credentials → Signing Secret → Show**.',
				zh: '位于 **Basic Information → App Credentials → Signing Secret → Show**。',
			},
			example: '8f742231b10e8888abcd99edabcd85a5',
			looks: /^[0-9a-z]{32}$/,
		},
		botToken: {
			where: {
				en:
					'**OAuth & Permissions**: add the bot token scopes app_mentions:read, channels:history, channels:read, chat:write, files:read, files:write, groups:history, groups:read, im:history, im:read, mpim:history, reactions:read, reactions:write and users:read, then **Install to Workspace** and copy the **Bot User OAuth Token**.',
				zh:
					'**OAuth & Permissions**：添加机器人令牌权限 app_mentions:read、channels:history、channels:read、chat:write、files:read、files:write、groups:history、groups:read、im:history、im:read、mpim:history、reactions:read、reactions:write、users:read，然后 **Install to Workspace** 并复制 **Bot User OAuth Token**。',
			},
			example: 'xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy',
			looks: /^xoxb-[\w-]{20,}$/,
		},
	},
	tell: [
		{
			text: {
				en: '**Event Subscriptions**: switch on, and as Request URL paste. Slack asks it a question at once, and shows Verified',
				zh: '**Event Subscriptions**：打开，Request URL 粘贴以下地址。Slack 会立即验证并显示 Verified',
			},
			copy: 'webhook',
		},
		{
			text: {
				en: '**Subscribe to bot events**: these, then **Save Changes**.',
				zh: '**Subscribe to bot events**：添加以下事件，然后 **Save Changes**。',
			},
			choose: [
				'message.channels',
				'message.groups',
				'message.im',
				'message.mpim',
				'app_mention',
				'reaction_added',
				'reaction_removed',
				'channel_archive',
				'channel_unarchive',
			],
		},
		{
			text: {
				en: '**Interactivity & Shortcuts**: switch on, the same address. Buttons that are pressed come there.',
				zh: '**Interactivity & Shortcuts**：打开并填写同一地址，用于接收按钮点击。',
			},
		},
		{
			text: {
				en:
					'**App Home → Show Tabs**: allow users to send messages from the messages tab. Then invite the app to each shared channel: /invite @yourapp.',
				zh: '**App Home → Show Tabs**：允许用户在消息页发送消息。然后把应用邀请到每个共享频道：/invite @yourapp。',
			},
		},
	],
	signedWith: 'signingSecret',
	tryIt: { en: 'Write in a channel that the app is in.', zh: '在应用所在的频道中发送一条消息。' },
}
