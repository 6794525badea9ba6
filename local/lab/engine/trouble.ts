import { z } from 'zod'
import type { Trouble } from './view.ts'

export const noTrouble: Trouble = {
	copies: 1,
	delayMs: 0,
	shuffle: 1,
	lost: 'none',
	forged: false,
	fault: null,
	faultUntilMs: null,
	receipts: 'all',
}

/** What of it is to be otherwise. `faultForMs`: 0 for until it is switched off. */
export const TroublePatch = z.strictObject({
	copies: z.int().min(1).max(5),
	delayMs: z.int().min(0).max(60_000),
	shuffle: z.int().min(1).max(10),
	lost: z.enum(['none', 'first', 'all']),
	forged: z.boolean(),
	fault: z.enum(['rate-limited', 'broken', 'window-closed', 'blocked', 'bad-token', 'lost']).nullable(),
	faultForMs: z.int().min(0).max(3_600_000),
	receipts: z.enum(['all', 'delivered', 'none', 'failed']),
}).partial()
export type TroublePatch = z.infer<typeof TroublePatch>

export function changed(trouble: Trouble, { faultForMs, ...patch }: TroublePatch, nowMs: number): Trouble {
	const after = { ...trouble, ...patch }
	if (faultForMs === undefined) return after.fault === null ? { ...after, faultUntilMs: null } : after
	return { ...after, faultUntilMs: faultForMs === 0 ? null : nowMs + faultForMs }
}
