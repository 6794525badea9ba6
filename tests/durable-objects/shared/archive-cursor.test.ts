import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, it, vi } from 'vitest'
import { ArchiveCursor, type Range } from '../../../durable-objects/shared/archive-cursor.ts'
import type { Env } from '../../../durable-objects/env.ts'
import { sendInTime } from '../../../durable-objects/shared/send-in-time.ts'

const objects = env as unknown as Env

afterEach(() => void vi.useRealTimers())

it('has nothing due while the queue makes it wait, and then what has come meanwhile', async () => {
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
		expect(cursor.dueMs).toBeNull()
		await cursor.hand(queue, 9_000)
		expect(sent).toEqual([{ after: 0, through: 1 }])
		resolve()
		await handing
		expect(cursor.dueMs).toBe(6_500)
		await cursor.hand(queue, 6_500)
		expect(sent).toEqual([{ after: 0, through: 1 }, { after: 1, through: 2 }])
	})
})

it('gives up on a queue that says nothing for half a minute', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
	const sending = sendInTime({ send: () => new Promise(() => undefined) }, 'anybody there?')
	const outcome = expect(sending).rejects.toThrow('does not answer')
	await vi.advanceTimersByTimeAsync(30_000)
	await outcome
})
