import type { InboxChannel } from '../../../core/config/inbox-channel.ts'

const BUBBLE = 'M3 3.5h10v7.5H7L4.5 13.5V11H3z'
/** Signs of our own, on a 16 px grid: what a channel is like, not its owner's mark. */
const PATHS: Readonly<Record<InboxChannel, string>> = {
	web: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM2.5 8h11M8 2.5c-3.3 3.3-3.3 7.7 0 11M8 2.5c3.3 3.3 3.3 7.7 0 11',
	app: 'M4.5 2h7v12h-7zM7.2 11.8h1.6',
	email: 'M2.5 3.5h11v9h-11zM2.5 4.5 8 8.8l5.5-4.3',
	'twilio-voice': 'M4 2.5h2.5l1 3-1.5 1a7 7 0 0 0 3.5 3.5l1-1.5 3 1V12a1.5 1.5 0 0 1-1.5 1.5A9.5 9.5 0 0 1 2.5 4 1.5 1.5 0 0 1 4 2.5Z',
	'twilio-messaging': `${BUBBLE}M5.5 6h5M5.5 8.5h3`,
	whatsapp: 'M2.5 13.5l1-3a5.3 5.3 0 1 1 2 2zM6 5.8c0 2.3 1.9 4.2 4.2 4.2l.5-1.3-1.5-.7-.7.6a3 3 0 0 1-1.2-1.2l.6-.7-.7-1.5z',
	messenger:
		'M8 2.5c-3.2 0-5.7 2.2-5.7 5 0 1.5.7 2.9 1.9 3.8v2.2l2-1.1c.6.1 1.2.2 1.8.2 3.2 0 5.7-2.3 5.7-5.1s-2.5-5-5.7-5ZM4.8 8.8l2.4-2 1.7 1.5 2.3-2',
	instagram:
		'M5.5 2.5h5a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-5a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3ZM8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM11.2 4.7v.1',
	telegram: 'M13.5 3 2.5 7.4l3.7 1.5 1.5 4 2-2.6 2.6 1.7zM6.2 8.9 13.5 3',
	line: 'M8 3c-3.3 0-5.8 1.9-5.8 4.3 0 2.2 2 3.9 4.8 4.2l.5 2c2.8-1.3 6.3-3.3 6.3-6.2C13.8 4.9 11.3 3 8 3ZM6.5 5.8v3h2.5',
	wechat:
		'M6.5 3C4 3 2 4.6 2 6.6c0 1.2.7 2.2 1.8 2.9L3.3 11l1.9-1 1.2.2M10 6.5c-2.2 0-4 1.4-4 3.2s1.8 3.2 4 3.2l1.2-.2 1.7.9-.4-1.4c.9-.6 1.5-1.5 1.5-2.5 0-1.8-1.8-3.2-4-3.2ZM8.8 9.3v.1M11.2 9.3v.1',
	wecom: 'M6.5 3.5C4 3.5 2 5.2 2 7.3c0 1.3.7 2.4 1.8 3.1L3.5 12l1.9-1 1.1.1c1 0 2-.3 2.7-.7M9 3.9c1.2.6 2 1.7 2 3M11.5 8.5v4M9.5 10.5h4',
	slack: 'M6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11',
	api:
		'M6 3H5a1.5 1.5 0 0 0-1.5 1.5V7L2 8l1.5 1v2.5A1.5 1.5 0 0 0 5 13h1M10 3h1a1.5 1.5 0 0 1 1.5 1.5V7L14 8l-1.5 1v2.5A1.5 1.5 0 0 1 11 13h-1',
}

export interface ChannelIconProps {
	readonly channel: InboxChannel
	/** Tells WhatsApp by Twilio from its text messages. */
	readonly address?: string
	readonly size?: number
}

/** Which channel it is, for the eye; its name stands beside it. */
export function ChannelIcon({ channel, address = '', size = 14 }: ChannelIconProps) {
	const shown = channel === 'twilio-messaging' && address.startsWith('whatsapp:') ? 'whatsapp' : channel
	return (
		<svg className='icon channel-icon' width={size} height={size} viewBox='0 0 16 16' aria-hidden='true'>
			<path d={PATHS[shown]} fill='none' stroke='currentColor' strokeWidth='1.4' strokeLinecap='round' strokeLinejoin='round' />
		</svg>
	)
}
