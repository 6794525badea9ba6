import { expect, it } from 'vitest'
import { saidIn } from '../../../core/conversation/said.ts'
import { makeWorld } from '../support/world.ts'
import { eventually, Partner } from './partner.ts'

it('what came while its sender was blocked stays out when it is delivered again after that', async () => {
	const world = await makeWorld()
	const partner = await Partner.in(world)
	await partner.says('Hello')
	const { id } = await partner.answered()
	await partner.point.block(true)
	await partner.says('Buy this', { id: 'spam' })
	await partner.point.block(false)
	await partner.says('Buy this', { id: 'spam' })
	await partner.says('Sorry for that')
	await eventually(async () => {
		const said = saidIn(await world.conversation(id).rows({ after: 0, limit: 500 }))
		expect(said.map((it) => it.content.text)).toEqual(['Hello', 'Sorry for that'])
	})
})
