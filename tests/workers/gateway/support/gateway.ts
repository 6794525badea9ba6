import { env } from 'cloudflare:workers'
import { createExecutionContext } from 'cloudflare:test'
import { vi } from 'vitest'
import type { Settings } from '../../../../workers/gateway/env.ts'
import { makeGateway } from '../../../../workers/gateway/gateway.ts'
import type { Services } from '../../../../workers/gateway/services.ts'
import type { WorkerEnv } from '../../../../workers/gateway/worker-env.ts'
import { workerServices } from '../../../../workers/gateway/worker-services.ts'

export const ORIGIN = 'http://localhost:8787'
export const API_KEY = 'test-key-0123456789'
/** The runtime binds what `wrangler.toml` says. */
const boundHere = env as WorkerEnv
const SECRET = 'a secret of this test alone, long enough to be one'

// Loading the sign-in code for the first time takes the test runner seconds.
vi.setConfig({ testTimeout: 30_000 })

/** What a test may change about the gateway it speaks to. */
export interface Setting extends Settings {
	readonly services?: Partial<Services>
}

/** The real app over the real objects, set as a test needs it. `call('/path', init)` speaks to it as `ORIGIN`. */
export function gateway({ services, ...settings }: Setting = {}) {
	const bindings: WorkerEnv = { ...boundHere, PATCHBAY_SECRET: SECRET, PATCHBAY_LOCAL: '1', PATCHBAY_API_KEY: API_KEY, ...settings }
	const fetch = makeGateway({ ...workerServices(bindings), ...services })
	return {
		env: bindings,
		async call(path: string, init: RequestInit = {}): Promise<Response> {
			return await fetch(new Request(path.startsWith('/') ? ORIGIN + path : path, init), bindings, createExecutionContext())
		},
	}
}

export type Gateway = ReturnType<typeof gateway>

export const asAdministrator = { authorization: `Bearer ${API_KEY}` }

export function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
	return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** The refusal an answer carries, after checking that it is said as RFC 9457 wants it. */
export async function refusalOf(response: Response): Promise<string> {
	const { code, status, instance, type, title } = await response.json<Record<string, unknown>>()
	const wellFormed = response.headers.get('content-type') === 'application/problem+json' && status === response.status &&
		instance === response.headers.get('x-request-id') && type === `urn:patchbay:problem:${code}` && typeof title === 'string'
	return wellFormed ? `${response.status} ${code}` : `malformed problem: ${JSON.stringify({ code, status, instance, type, title })}`
}
