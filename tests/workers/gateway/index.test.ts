import { createExecutionContext } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import worker from '../../../workers/gateway/index.ts'
import { gateway, ORIGIN } from './support/gateway.ts'

describe('the Worker', () => {
	it("answers with the gateway's app over its own bindings", async () => {
		const request = new Request<unknown, IncomingRequestCfProperties>(`${ORIGIN}/healthz`)
		const answer = await worker.fetch(request, gateway().env, createExecutionContext())
		expect(await answer.json()).toMatchObject({ dependencies: { objects: { ok: true } } })
	})
})
