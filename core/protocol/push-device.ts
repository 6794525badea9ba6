import { z } from 'zod'

/** Where a customer's device is reached while it has no connection of its own. */
export const PushDevice = z.object({
	platform: z.enum(['ios', 'android', 'web']),
	/** What the platform's push service knows the device by; for the web a subscription, as JSON. */
	token: z.string().min(1).max(4_096).regex(/^[^\p{C}]+$/u, 'on one line'),
})
export type PushDevice = z.infer<typeof PushDevice>
