/** Every provider that has a stand-in on this machine. */
import type { InboxChannel } from '../../core/config/inbox-channel.ts'
import { api } from './api.ts'
import { email } from './email.ts'
import { instagram } from './instagram.ts'
import { messenger } from './messenger.ts'
import { telegram } from './telegram/telegram.ts'
import type { StandIn } from './stand-in.ts'
import { twilioMessaging } from './twilio-messaging/twilio-messaging.ts'
import { wechat } from './wechat.ts'
import { wecom } from './wecom.ts'
import { whatsapp } from './whatsapp/whatsapp.ts'
import { line } from './line/line.ts'
import { slack } from './slack/slack.ts'

export const standIns: readonly StandIn[] = [
	api,
	telegram,
	email,
	twilioMessaging,
	instagram,
	messenger,
	wechat,
	wecom,
	whatsapp,
	line,
	slack,
]

export function standInFor(channel: InboxChannel): StandIn | null {
	return standIns.find((it) => it.channel === channel) ?? null
}
