import type { Point } from '../../../../core/channel/point.ts'
import type { TalkWords } from './en.ts'

/** What people call the channel of a contact point: WhatsApp by Twilio is WhatsApp. */
export function channelName({ channel, address }: Pick<Point, 'channel' | 'address'>, words: Pick<TalkWords, 'channel'>): string {
	return words.channel[channel === 'twilio-messaging' && address.startsWith('whatsapp:') ? 'whatsapp' : channel]
}
