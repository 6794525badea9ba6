import { describe, expect, it, vi } from 'vitest'
import type { QueueId } from '../../../core/ids.ts'
import type { DecisionRow } from '../../../core/routing/why.ts'
import { refuse } from '../../../core/problem.ts'
import { pageOfDecisions, readDecisionCursor } from '../../../workers/gateway/decision-page.ts'
import type { DecisionsAsked, RecordingAsked } from '../../../workers/gateway/services.ts'
import { decision, logRow, START_MS } from '../../core/support/decision.ts'
import { asAdministrator, type Gateway, gateway, refusalOf } from './support/gateway.ts'
import { signIn, visitorWhoSays } from './support/people.ts'

const UNKNOWN = 'cnv_01JD3ZK8Q0ABCDEFGHJKMN'
const key = { headers: asAdministrator }

interface Page {
	readonly items: DecisionRow[]
	readonly nextCursor: string | null
	readonly archive: string
}

/** Once the conversation has come to its queue. */
async function decided(at: Gateway, conversation: string): Promise<Page> {
	return await vi.waitFor(async () => {
		const page = await (await at.call(`/api/v1/conversations/${conversation}/decisions`, key)).json<Page>()
		expect(page.items.length).toBeGreaterThan(0)
		return page
	})
}

/** An archive that holds these decisions, and what it was asked. */
function archiveOf(...rows: DecisionRow[]) {
	const asked: DecisionsAsked[] = []
	const listDecisions = (it: DecisionsAsked) => {
		asked.push(it)
		return Promise.resolve({ ok: true as const, items: rows.filter(({ atMs }) => atMs >= it.fromMs) })
	}
	return { asked, listDecisions }
}

describe('GET /api/v1/conversations/{id}/decisions', () => {
	it('tells what the queue has decided, with no database', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'Where is my ticket?')
		const page = await decided(at, conversation)
		expect(page).toMatchObject({ nextCursor: null, archive: 'unavailable' })
		expect(page.items[0]).toMatchObject({ act: 'entered', conversation, queue: 'support', agents: [], position: 1, placement: 1 })
		socket.close()
	})

	it('joins what the archive holds and what the queue still keeps, once each and in order of time', async () => {
		const plain = gateway()
		const { conversation, socket } = await visitorWhoSays(plain, 'Hello')
		const { items: live } = await decided(plain, conversation)
		const old = decision({ conversation: live[0]?.conversation, queue: 'bookings' as QueueId, atMs: START_MS - 1_000_000_000_000, seq: 77 })
		const archive = archiveOf(old, ...live)
		const answer = await gateway({ services: archive }).call(`/api/v1/conversations/${conversation}/decisions`, key)
		expect(await answer.json()).toEqual({ items: [old, ...live], nextCursor: null, archive: 'available' })
		expect(archive.asked).toEqual([{ workspace: 'demo', conversation, fromMs: 0, limit: 100 }])
		socket.close()
	})

	it('pages through them', async () => {
		const { conversation, socket } = await visitorWhoSays(gateway(), 'Hello')
		const rows = Array.from({ length: 9 }, (_, i) => decision({ atMs: 1_000 + Math.floor(i / 4), seq: Math.floor(i / 2), epoch: i }))
		const at = gateway({ services: archiveOf(...rows) })
		const found: number[] = []
		let cursor: string | null = ''
		for (let pages = 0; cursor !== null && pages < 9; pages++) {
			const query: string = cursor && `&cursor=${cursor}`
			const page: Page = await (await at.call(`/api/v1/conversations/${conversation}/decisions?limit=2${query}`, key)).json()
			found.push(...page.items.filter((it) => it.atMs < 2_000).map((it) => it.epoch))
			cursor = page.nextCursor
		}
		expect(found).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
		socket.close()
	})

	it('shows agents the decisions on what they may see, and hides the rest as if it were not', async () => {
		const at = gateway()
		const { conversation, socket } = await visitorWhoSays(at, 'Support, please')
		const seenBy = async (email: string) => {
			const headers = { cookie: await signIn(at, email) }
			return (await at.call(`/api/v1/conversations/${conversation}/decisions`, { headers })).status
		}
		expect([await seenBy('ana@demo.test'), await seenBy('sam@demo.test'), await seenBy('lead@demo.test')]).toEqual([200, 404, 200])
		expect(await refusalOf(await at.call(`/api/v1/conversations/${UNKNOWN}/decisions`, key))).toBe('404 not-found')
		expect(await refusalOf(await at.call('/api/v1/conversations/x/decisions', key))).toBe('404 not-found')
		expect(await refusalOf(await at.call(`/api/v1/conversations/${conversation}/decisions`))).toBe('401 not-signed-in')
		socket.close()
	})

	it('names the parameter that is wrong', async () => {
		for (const query of ['limit=0', 'limit=501', 'limit=x', 'cursor=%20', 'cursor=abc', 'cursor=x'.padEnd(250, 'x')]) {
			const answer = await gateway().call(`/api/v1/conversations/${UNKNOWN}/decisions?${query}`, key)
			expect(await answer.json()).toMatchObject({ code: 'parameter-invalid', field: query.split('=')[0] })
		}
	})
})

describe('pageOfDecisions', () => {
	it('takes a row from the last source that has it: the queue has all of it, the archive may have a part', () => {
		const whole = [decision({ act: 'stepped' }), decision({ act: 'pushed' })]
		const { items } = pageOfDecisions([whole.slice(1), whole], { after: undefined, limit: 10 })
		expect(items).toEqual(whole)
	})

	it('tells rows of two logs apart that have the same number and time', () => {
		const rows = [decision(), decision({ queue: 'bookings' as QueueId })]
		expect(pageOfDecisions([rows, rows], { after: undefined, limit: 10 }).items.map((it) => it.queue)).toEqual(['bookings', 'support'])
	})

	it('writes cursors it can read', () => {
		const rows = [decision({ queue: 'a~12' as QueueId, seq: 9_000_000_000 }), decision({ atMs: START_MS + 1 })]
		const { nextCursor } = pageOfDecisions([rows], { after: undefined, limit: 1 })
		expect(readDecisionCursor(nextCursor ?? '')).toEqual({ atMs: START_MS, queue: 'a~12', seq: 9_000_000_000, rank: 0 })
		for (const stray of ['', 'a', '....', btoa('1.2.3'), btoa('1.2.3.SUPPORT'), 'é']) expect(readDecisionCursor(stray)).toBe(null)
	})
})

describe('GET /api/v1/routing/recording', () => {
	const path = '/api/v1/routing/recording'
	const rows = [logRow(8), logRow(9)]

	it('gives the log of a queue page by page, word for word', async () => {
		const asked: RecordingAsked[] = []
		const readRecording = (it: RecordingAsked) => {
			asked.push(it)
			return Promise.resolve({ ok: true as const, items: rows.slice(0, it.limit) })
		}
		const at = gateway({ services: { readRecording } })
		expect(await (await at.call(`${path}?queue=support`, key)).json()).toEqual({ items: rows, nextCursor: null })
		const second = await at.call(`${path}?queue=support~1&fromMs=5&toMs=9&limit=2&cursor=7`, key)
		expect(await second.json()).toEqual({ items: rows, nextCursor: '9' })
		expect(asked).toEqual([
			{ workspace: 'demo', queue: 'support', fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, after: 0, limit: 200 },
			{ workspace: 'demo', queue: 'support~1', fromMs: 5, toMs: 9, after: 7, limit: 2 },
		])
	})

	it('is for those who look after all', async () => {
		const at = gateway({ services: { readRecording: () => Promise.resolve({ ok: true as const, items: [] }) } })
		const seenBy = async (email: string) =>
			(await at.call(`${path}?queue=support`, { headers: { cookie: await signIn(at, email) } })).status
		expect([await seenBy('ana@demo.test'), await seenBy('lead@demo.test')]).toEqual([404, 200])
		expect(await refusalOf(await at.call(`${path}?queue=support`))).toBe('401 not-signed-in')
	})

	it('says when the archive is away, and what is wrong with a question', async () => {
		const away = gateway({ services: { readRecording: () => Promise.resolve(refuse('archive-unavailable')) } })
		expect(await refusalOf(await away.call(`${path}?queue=support`, key))).toBe('503 archive-unavailable')
		expect(await refusalOf(await gateway().call(`${path}?queue=support`, key))).toBe('503 archive-unavailable')
		for (const query of ['', 'queue=', 'queue=a/b', 'queue=A', 'queue=a~', 'queue=a&fromMs=-1', 'queue=a&limit=1001', 'queue=a&cursor=x']) {
			expect(await refusalOf(await gateway().call(`${path}?${query}`, key))).toBe('400 parameter-invalid')
		}
	})
})
