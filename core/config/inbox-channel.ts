import { z } from 'zod'

/** Every way a customer can reach an inbox. `web` is the widget; the others are named as in `/hooks/{channel}/{inbox}`. */
export const InboxChannel = z.enum([
	'web',
	'app',
	'email',
	'twilio-voice',
	'twilio-messaging',
	'whatsapp',
	'messenger',
	'instagram',
	'telegram',
	'line',
	'wechat',
	'wecom',
	'slack',
	'api',
])
export type InboxChannel = z.infer<typeof InboxChannel>

/** What an inbox of a channel is given to prove itself to the provider: written once, sealed, never shown again. */
export const credentialFields = {
	web: [],
	app: [],
	email: [],
	'twilio-voice': ['accountSid', 'authToken'],
	'twilio-messaging': ['accountSid', 'authToken'],
	whatsapp: ['appSecret', 'verifyToken', 'phoneNumberId', 'accessToken'],
	messenger: ['appSecret', 'verifyToken', 'pageId', 'accessToken'],
	instagram: ['appSecret', 'verifyToken', 'pageId', 'accessToken'],
	telegram: ['botToken', 'secretToken'],
	line: ['channelSecret', 'channelAccessToken'],
	wechat: ['appId', 'appSecret', 'token', 'encodingAesKey'],
	wecom: ['corpId', 'secret', 'token', 'encodingAesKey'],
	slack: ['signingSecret', 'botToken'],
	api: ['secret'],
} as const satisfies Record<InboxChannel, readonly string[]>

/** What it may be given besides. `identitySecret`: the company signs with it who a customer is, and we sign what we post to its push relay. */
export const optionalFields: Readonly<Partial<Record<InboxChannel, readonly string[]>>> = {
	web: ['identitySecret'],
	app: ['identitySecret'],
}
