import type { Answer } from '../../../channels/channel.ts'
import { problemDocument, problems, type Refusal } from '../../../core/problem.ts'
import { logError } from '../../../durable-objects/shared/log.ts'
import { isLoopbackHost } from '../auth/origin.ts'
import { plainResponse } from '../careful-headers.ts'
import type { GatewayEnv } from '../env.ts'
import { limitFor } from '../limits.ts'
import { newRequestId } from '../new-request-id.ts'
import { failureOf } from '../on-error.ts'
import { PROBLEM_TYPE } from '../problem-response.ts'
import { RateBrake } from '../rate-brake.ts'
import { takeHook } from './take-hook.ts'

/** Ids have nothing in them that would be encoded. */
const PLAIN = /^https?:\/\/[^/]+\/hooks\/[^/?#%]+\/[^/?#%]+(?:[?#]|$)/

/** Whatever else is asked of a webhook's address goes the long way. */
export function isForHookDoor({ method, url }: Request): boolean {
	return method === 'POST' && PLAIN.test(url) && !url.includes('%00')
}

const WEBHOOKS = limitFor({ path: '/hooks/', method: 'POST' })

interface Later {
	waitUntil(work: Promise<unknown>): void
}

/**
 * What providers post comes in thousands, and needs nothing of what is there for people: it goes past the router, whose matching,
 * middleware and validation cost a webhook as much as all the rest that is done for it in front of its object.
 */
export class HookDoor {
	readonly #brake = new RateBrake()

	async take(request: Request, env: GatewayEnv, ctx: Later): Promise<Response> {
		const [url, requestId] = [new URL(request.url), newRequestId()]
		const taken = await this.#take(request, { env, url, requestId, ctx })
		const asked = { url: request.url, requestId }
		if (!('code' in taken)) return plainResponse(taken.body, { ...asked, status: taken.status, contentType: taken.contentType })
		const { code, retryAfterS = 0 } = taken
		const problem = { ...asked, status: problems[code].status, contentType: PROBLEM_TYPE, retryAfterS }
		return plainResponse(JSON.stringify(problemDocument(taken, requestId)), problem)
	}

	async #take(request: Request, { env, url, requestId, ctx }: Visit): Promise<Answer | Refused> {
		const retryAfterMs = this.#retryAfterMs(request, { env, url })
		if (retryAfterMs > 0) return { code: 'too-many-requests', retryAfterS: Math.ceil(retryAfterMs / 1_000) }
		try {
			return await takeHook(request, { env, url, later: (work) => ctx.waitUntil(quiet(work)) })
		} catch (error) {
			const code = failureOf(error as Error, { requestId, method: request.method, path: url.pathname })
			return { code, ...(code === 'objects-unavailable' && { retryAfterS: 1 }) }
		}
	}

	#retryAfterMs(request: Request, { env, url }: Pick<Visit, 'env' | 'url'>): number {
		return this.#brake.retryAfterMs({
			limit: WEBHOOKS,
			address: request.headers.get('cf-connecting-ip') ?? '',
			isLocal: env.PATCHBAY_RATE_LIMITS !== 'strict' && (env.PATCHBAY_LOCAL === '1' || isLoopbackHost(url)),
		})
	}
}

type Refused = Omit<Refusal, 'ok'> & { readonly retryAfterS?: number }

interface Visit {
	readonly env: GatewayEnv
	readonly url: URL
	readonly requestId: string
	readonly ctx: Later
}

function quiet(work: Promise<void>): Promise<void> {
	return work.catch((error: unknown) => logError('afterwards-failed', { error }))
}
