import type { Refusal } from '../../../core/problem.ts'
import { logError } from '../../../durable-objects/shared/log.ts'
import { problemResponse } from '../../../durable-objects/shared/problem-response.ts'
import { isLocal } from '../auth/origin.ts'
import { addCarefulHeaders } from '../careful-headers.ts'
import type { GatewayEnv } from '../env.ts'
import { newRequestId } from '../new-request-id.ts'
import { failureOf } from '../on-error.ts'
import { RateBrake } from '../rate-brake.ts'
import { answerResponse, takeHook } from './take-hook.ts'

/** Ids have nothing in them that would be encoded. */
const PLAIN = /^https?:\/\/[^/]+\/hooks\/[^/?#%]+\/[^/?#%]+(?:[?#]|$)/

/** Whatever else is asked of a webhook's address goes the long way. */
export function isForHookDoor({ method, url }: Request): boolean {
	return method === 'POST' && PLAIN.test(url) && !url.includes('%00')
}

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
		const response = await this.#answer(request, { env, url, requestId, ctx })
		addCarefulHeaders(response, { url: request.url, requestId })
		return response
	}

	async #answer(request: Request, { env, url, requestId, ctx }: Visit): Promise<Response> {
		const retryAfterMs = this.#retryAfterMs(request, { env, url })
		if (retryAfterMs > 0) return refusal({ code: 'too-many-requests' }, { requestId, retryAfterMs })
		try {
			const taken = await takeHook(request, { env, url, later: (work) => ctx.waitUntil(quiet(work)) })
			return 'code' in taken ? refusal(taken, { requestId }) : answerResponse(taken)
		} catch (error) {
			const code = failureOf(error as Error, { requestId, method: request.method, path: url.pathname })
			return refusal({ code }, { requestId, retryAfterMs: code === 'objects-unavailable' ? 1_000 : 0 })
		}
	}

	#retryAfterMs(request: Request, { env, url }: Pick<Visit, 'env' | 'url'>): number {
		return this.#brake.retryAfterMs({
			path: url.pathname,
			method: request.method,
			address: request.headers.get('cf-connecting-ip') ?? '',
			isLocal: env.PATCHBAY_RATE_LIMITS !== 'strict' && isLocal(env, request),
		})
	}
}

interface Visit {
	readonly env: GatewayEnv
	readonly url: URL
	readonly requestId: string
	readonly ctx: Later
}

function quiet(work: Promise<void>): Promise<void> {
	return work.catch((error: unknown) => logError('afterwards-failed', { error }))
}

function refusal(
	it: Omit<Refusal, 'ok'>,
	{ requestId, retryAfterMs = 0 }: { requestId: string; retryAfterMs?: number },
): Response {
	const response = problemResponse(it, requestId)
	if (retryAfterMs > 0) response.headers.set('retry-after', String(Math.ceil(retryAfterMs / 1_000)))
	return response
}
