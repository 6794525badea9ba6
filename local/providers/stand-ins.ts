/** Every provider that has a stand-in on this machine. */
import type { InboxChannel } from '../../core/config/inbox-channel.ts'
import { api } from './api.ts'
import { email } from './email.ts'
import type { StandIn } from './stand-in.ts'
import { twilioMessaging } from './twilio-messaging/twilio-messaging.ts'

export const standIns: readonly StandIn[] = [
	api,
	email,
	twilioMessaging,
]

export function standInFor(channel: InboxChannel): StandIn | null {
	return standIns.find((it) => it.channel === channel) ?? null
}
