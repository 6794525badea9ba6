/** Every channel that comes by webhook and goes out by a provider's API, by the name that stands in `/hooks/{channel}/{inbox}`. */
import type { InboxChannel } from '../core/config/inbox-channel.ts'
import { api } from './api/api.ts'
import type { Channel } from './channel.ts'
import { email } from './email/email.ts'
import { instagram } from './instagram/instagram.ts'
import { messenger } from './messenger/messenger.ts'
import { telegram } from './telegram/telegram.ts'
import { twilioMessaging } from './twilio-messaging/twilio-messaging.ts'
import { wechat } from './wechat/wechat.ts'
import { wecom } from './wecom/wecom.ts'
import { whatsapp } from './whatsapp/whatsapp.ts'
import { line } from './line/line.ts'
import { slack } from './slack/slack.ts'

const all: readonly Channel[] = [
	api,
	email,
	telegram,
	twilioMessaging,
	instagram,
	messenger,
	wechat,
	wecom,
	whatsapp,
	line,
	slack,
]

/** Null for a channel that has no provider, or none yet. */
export function channelNamed(name: InboxChannel): Channel | null {
	return all.find((it) => it.name === name) ?? null
}
