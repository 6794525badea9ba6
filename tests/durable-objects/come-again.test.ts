import { expect, it } from 'vitest'
import { CLOSE } from '../../core/protocol/version.ts'
import { makeWorld } from './support/world.ts'

it('sends an agent’s consoles to come in again once roles have changed, and keeps what they hold', async () => {
	const world = await makeWorld()
	const { id, console } = await world.talk()
	await world.publish({ ...world.config, roles: [{ id: 'lead', name: 'Lead', permissions: ['config.read'], scope: 'own' }] })
	expect(await console.whenClosed()).toMatchObject({ code: CLOSE.comeAgain })
	const back = await world.console('ana')
	expect((await back.work(id, 'active')).conversation).toBe(id)
})
