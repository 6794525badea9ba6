import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { ORIGIN } from './support/gateway.ts'

describe('the Worker', () => {
	it("answers with the gateway's app", async () => {
		const answer = await exports.default.fetch(`${ORIGIN}/healthz`)
		expect(await answer.json()).toMatchObject({ dependencies: { objects: { ok: true } } })
	})
})
