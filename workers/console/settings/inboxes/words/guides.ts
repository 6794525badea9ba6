import type { InboxChannel } from '../../../../../core/config/inbox-channel.ts'
import { api } from './api.ts'
import { app } from './app.ts'
import { email } from './email.ts'
import type { ChannelGuide } from './guide.ts'
import { instagram } from './instagram.ts'
import { line } from './line.ts'
import { messenger } from './messenger.ts'
import { slack } from './slack.ts'
import { telegram } from './telegram.ts'
import { twilioMessaging } from './twilio-messaging.ts'
import { web } from './web.ts'
import { wechat } from './wechat.ts'
import { wecom } from './wecom.ts'
import { whatsapp } from './whatsapp.ts'

/** By channel, in the order they are offered. One without a guide cannot be opened here. */
export const GUIDES: Readonly<Partial<Record<InboxChannel, ChannelGuide>>> = {
	web,
	app,
	email,
	whatsapp,
	messenger,
	instagram,
	telegram,
	line,
	wechat,
	wecom,
	'twilio-messaging': twilioMessaging,
	slack,
	api,
}

export const OFFERED = Object.keys(GUIDES) as readonly InboxChannel[]
