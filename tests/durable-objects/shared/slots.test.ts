import { expect, it } from 'vitest'
import { Slots } from '../../../durable-objects/shared/slots.ts'

it('lets so many happen at once, the others in their order, and goes on after a failure', async () => {
	const slots = new Slots(2)
	const begun: number[] = []
	let [now, most] = [0, 0]
	const act = (i: number) => async () => {
		begun.push(i)
		most = Math.max(most, ++now)
		await scheduler.wait(1)
		now--
		if (i === 1) throw new Error('this one fails')
		return i
	}
	const all = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((i) => slots.run(act(i))))
	expect(all.map((it) => it.status === 'fulfilled' ? it.value : 'failed')).toEqual([0, 'failed', 2, 3, 4, 5, 6])
	expect([begun, most]).toEqual([[0, 1, 2, 3, 4, 5, 6], 2])
})
