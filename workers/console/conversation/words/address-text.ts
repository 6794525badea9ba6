import type { Point } from '../../../../core/channel/point.ts'

/** How people know where somebody is: by the name that is known of it, else by the address without what only its provider needs. */
export function addressText({ channel, address, label }: Omit<Point, 'inbox'>): string {
	if (label !== null) return label
	if (channel === 'whatsapp' && /^[1-9]\d{6,14}$/.test(address)) return `+${address}`
	return channel === 'twilio-messaging' ? address.replace(/^whatsapp:/, '') : address
}
