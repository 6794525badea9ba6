import { expect, it } from 'vitest'
import { saidIn } from '../../../core/conversation/said.ts'
import { makeWorld } from '../support/world.ts'
import { eventually, Partner } from './partner.ts'

const away = {
	id: 'away-1',
	content: { kind: 'email', text: 'I am away', subject: '', quoted: null, html: null, files: [], automatic: true },
} as const

it('shows what a program answers, and nothing begins, wakes or waits with it', async () => {
	const world = await makeWorld()
	const partner = await Partner.in(world)
	await partner.says('', away)
	await world.settled()
	expect(await partner.point.whereabouts()).toBeNull()
	await partner.says('Hello')
	const { id, staff } = await partner.answered()
	await staff.say('Hi')
	await world.settled()
	const before = await world.conversation(id).summary()
	await partner.says('', { ...away, id: 'away-2' })
	await eventually(async () =>
		expect(saidIn(await world.conversation(id).rows({ after: 0, limit: 99 })).at(-1)).toMatchObject({
			content: { automatic: true },
			author: { kind: 'customer' },
		})
	)
	expect(await world.conversation(id).summary()).toMatchObject({
		status: 'active',
		preview: 'Hi',
		lastMessageAtMs: before?.lastMessageAtMs,
	})
})

it('does not open again what is closed when a program answers', async () => {
	const world = await makeWorld()
	const partner = await Partner.in(world)
	await partner.says('Hello')
	const { id, staff } = await partner.answered()
	staff.send({ type: 'close', id: 'close-0001', disposition: 'solved' })
	await staff.event('closed')
	await partner.says('', away)
	await eventually(async () =>
		expect((await world.conversation(id).rows({ after: 0, limit: 99 })).at(-1)).toMatchObject({ event: { type: 'message' } })
	)
	expect(await world.conversation(id).view()).toMatchObject({ status: 'closed' })
	expect(await world.queue().status()).toMatchObject({ waiting: 0 })
})
