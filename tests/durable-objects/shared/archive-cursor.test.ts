import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { expect, it } from 'vitest'
import { ArchiveCursor, type Range } from '../../../durable-objects/shared/archive-cursor.ts'
import type { Env } from '../../../durable-objects/env.ts'

const objects = env as unknown as Env

it('has nothing due soon while the queue makes it wait, and then what has come meanwhile', async () => {
	await runInDurableObject(objects.AUDIT.getByName('archive-cursor-test'), async (_, state) => {
		let newest = 1
		const sent: Range[] = []
		const { promise, resolve } = Promise.withResolvers<void>()
		const queue = {
			send: async (range: Range) => {
				sent.push(range)
				await promise
				return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }
			},
		}
		const cursor = new ArchiveCursor<Range>(state.storage, { newest: () => newest, message: (after) => ({ after, through: newest }) })
		const handing = cursor.hand(queue, 5_000)
		newest = 2
		cursor.appended(5_500)
		expect(cursor.dueMs).toBe(35_000)
		await cursor.hand(queue, 9_000)
		expect(sent).toEqual([{ after: 0, through: 1 }])
		resolve()
		await handing
		expect(cursor.dueMs).toBe(6_500)
		await cursor.hand(queue, 6_500)
		expect(sent).toEqual([{ after: 0, through: 1 }, { after: 1, through: 2 }])
	})
})

it('asks a queue again that has said nothing for half a minute', async () => {
	await runInDurableObject(objects.AUDIT.getByName('archive-cursor-silence'), (_, state) => {
		const asked: number[] = []
		const queue = {
			send: ({ after }: Range) => {
				asked.push(after)
				return new Promise<never>(() => undefined)
			},
		}
		const cursor = new ArchiveCursor<Range>(state.storage, { newest: () => 1, message: (after) => ({ after, through: 1 }) })
		for (const atMs of [5_000, 20_000, 34_999, 35_000]) void cursor.hand(queue, atMs)
		expect(asked).toEqual([0, 0])
		expect(cursor.dueMs).toBe(65_000)
	})
})
