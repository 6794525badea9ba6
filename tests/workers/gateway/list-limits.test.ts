import { describe, expect, it } from 'vitest'
import { asAdministrator, gateway } from './support/gateway.ts'

const at = gateway()

async function told(path: string, query: string): Promise<unknown> {
	const address = `/api/v1/${path}${path.includes('?') ? '&' : '?'}${query}`
	const answer = await at.call(address, { headers: asAdministrator })
	const { code, field, detail } = await answer.json<Record<string, unknown>>()
	return [code, field, detail]
}

describe('how much of a list is asked for', () => {
	it.each([
		['audit', 200],
		['config/versions', 100],
		['conversations', 100],
		['conversations/cnv_01J00000000000000000000000/messages', 200],
		['queues/support/items', 200],
		['routing/recording?queue=support', 1_000],
		['staff', 200],
		['staff/invitations', 200],
	])('is refused in a sentence that says what would do: %s', async (path, most) => {
		const refused = (detail: unknown) => ['parameter-invalid', 'limit', detail]
		expect(await told(path, `limit=${most + 1}`)).toEqual(refused(`Must be at most ${most}`))
		expect(await told(path, 'limit=0')).toEqual(refused('Must be at least 1'))
		expect(await told(path, 'limit=many')).toEqual(refused(expect.stringMatching(/^Must be a (whole )?number$/)))
	})

	it('is said once', async () => {
		expect(await told('audit', 'limit=201&limit=20')).toEqual(['parameter-invalid', 'limit', 'Stands 2 times; say it once'])
	})
})
