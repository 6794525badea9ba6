import { edge } from '../../workers/edge-deno/edge.ts'

const ORIGIN = 'http://localhost:8788'

async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; type: string | null; body: Record<string, unknown> }> {
	const answer = await edge(new Request(ORIGIN + path, init))
	return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
}

function same(found: unknown, wanted: unknown): void {
	if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`)
}

Deno.test('is alive under Deno, and says what it lacks', async () => {
	const { status, body } = await ask('/healthz')
	const lacking = { ok: false, reason: 'not-configured' }
	same([status, body['status'], body['dependencies']], [200, 'degraded', {
		objects: lacking,
		database: lacking,
		queue: { ok: false, reason: 'not-configured' },
	}])
})

Deno.test('describes the whole API under Deno', async () => {
	const { status, body } = await ask('/api/openapi.json')
	same([status, body['openapi']], [200, '3.1.0'])
	same(Object.keys(body['paths'] ?? {}).includes('/api/v1/conversations/{id}'), true)
})

Deno.test('refuses by name under Deno', async () => {
	const missing = await ask('/api/v1/conversations')
	same([missing.status, missing.type, missing.body['code']], [503, 'application/problem+json', 'objects-unavailable'])
	const wrong = await ask('/healthz', { method: 'DELETE' })
	same([wrong.status, wrong.body['code']], [405, 'method-not-allowed'])
	const large = await ask('/healthz', { method: 'POST', body: 'x'.repeat(70_000) })
	same([large.status, large.body['code']], [413, 'body-too-large'])
})
