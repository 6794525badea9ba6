import { ACCOUNT_RULE, ADDRESS_RULE, LOOPBACK_RULE, type ThrottleRule } from '../../../core/access/throttle.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import type { AppContext } from '../context.ts'
import type { GuardPort } from '../env.ts'
import { isLocal, isLoopbackAddress } from './origin.ts'

/** An attempt that may be made; whoever made it says how it ended. Without a word it was a failure. */
export interface Attempt {
	readonly ok: true
	/** If this one fails too, the next ones wait. */
	readonly tripped: boolean
	/** It was right: what went before it was the same person's. */
	succeeded(): Promise<void>
	/** It was neither right nor wrong. */
	takeBack(): Promise<void>
}

interface Held {
	readonly guard: GuardPort
	readonly rule: ThrottleRule
}

/**
 * Asks whether something may be tried on `what`, as in `sign-in/ana@demo.test`, and from this network address: the one that the
 * edge itself has seen, since all else a client can make up. Refused as `too-many-attempts`, with `retry-after`.
 */
export async function attemptOn(c: AppContext, what: string): Promise<Attempt | Refusal> {
	const address = c.req.header('cf-connecting-ip')
	const account = { guard: c.env.GUARD.getByName(what), rule: ACCOUNT_RULE }
	const place = address === undefined ? null : { guard: c.env.GUARD.getByName(`address/${address}`), rule: ruleFor(c, address) }
	const held = place ? [account, place] : [account]
	const admissions = await Promise.all(held.map(({ guard, rule }) => guard.begin(rule))).catch(() => null)
	if (!admissions) return refuse('objects-unavailable')
	const waitMs = Math.max(...admissions.map((it) => it.retryAfterMs))
	if (waitMs > 0) {
		await takeBackAll(held.filter((_, i) => admissions[i]?.retryAfterMs === 0))
		c.header('retry-after', String(Math.ceil(waitMs / 1_000)))
		return refuse('too-many-attempts')
	}
	return {
		ok: true,
		tripped: admissions.some((it) => it.tripped),
		succeeded: async () => {
			await Promise.allSettled([account.guard.forget(), place?.guard.takeBack(place.rule)])
		},
		takeBack: () => takeBackAll(held),
	}
}

function ruleFor(c: AppContext, address: string): ThrottleRule {
	return isLocal(c.env, c.req.raw) && isLoopbackAddress(address) ? LOOPBACK_RULE : ADDRESS_RULE
}

async function takeBackAll(held: readonly Held[]): Promise<void> {
	await Promise.allSettled(held.map(({ guard, rule }) => guard.takeBack(rule)))
}
