import { z } from 'zod'
import { exponential, normal, type Random } from './random.ts'

const seconds = z.number().positive().max(1_000_000)

/** How long something takes, in seconds. */
export const Distribution = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('constant'), seconds: z.number().min(0).max(1_000_000) }),
	z.object({ kind: z.literal('exponential'), meanS: seconds }),
	/** What handling times mostly look like: many short ones, a long tail. */
	z.object({ kind: z.literal('log-normal'), meanS: seconds, sdS: seconds }),
	/** Drawn from what has been measured, each value as likely as the others. */
	z.object({ kind: z.literal('empirical'), valuesS: z.array(z.number().min(0).max(1_000_000)).min(1) }),
])
export type Distribution = z.infer<typeof Distribution>

/** Draws milliseconds. */
export function sampler(distribution: Distribution, random: Random): () => number {
	switch (distribution.kind) {
		case 'constant':
			return () => distribution.seconds * 1000
		case 'exponential':
			return () => exponential(random) * distribution.meanS * 1000
		case 'log-normal':
			return logNormal(distribution, random)
		case 'empirical': {
			const { valuesS } = distribution
			return () => (valuesS[Math.floor(random() * valuesS.length)] ?? 0) * 1000
		}
	}
}

function logNormal({ meanS, sdS }: { meanS: number; sdS: number }, random: Random): () => number {
	const variance = Math.log(1 + (sdS / meanS) ** 2)
	const centre = Math.log(meanS * 1000) - variance / 2
	const spread = Math.sqrt(variance)
	return () => Math.exp(centre + spread * normal(random))
}
