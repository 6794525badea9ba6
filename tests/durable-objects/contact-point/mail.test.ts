import { expect, inject, it } from 'vitest'
import { unsealedId } from '../../../durable-objects/shared/mail-seal.ts'
import { makeWorld, objects } from '../support/world.ts'
import { deliveries, eventually, Partner } from './partner.ts'

const content = { kind: 'email', text: 'Where is it?', subject: 'Cup', quoted: null, html: null, files: [], vouched: false } as const

it('goes out under an id nobody can guess, and fails when a server says so by it', async () => {
	const world = await makeWorld()
	const partner = (await Partner.in(world, 'email')).under('ines@mail.example')
	const from = { address: 'ines@mail.example', name: null, label: null, language: null }
	await partner.says('', { from, content, to: 'shop@patchbay.example' })
	const { id, staff } = await partner.answered()
	await staff.say('On its way', 'order-4711')
	const box = `${inject('companyUrl')}/${world.workspace}-email/send?from=shop%40patchbay.example&to=ines%40mail.example`
	const sealed = await eventually(async () => {
		const posts = await (await fetch(box)).json<{ body: string }[]>()
		return /^X-Patchbay-Message: (\S+)\r$/m.exec(posts[0]?.body ?? '')?.[1] ?? expect.fail('not sent')
	})
	expect(sealed).not.toBe('order-4711.0')
	expect(await unsealedId(objects, sealed)).toBe('order-4711.0')
	await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'On its way': 'sent' }))
	const problem = { code: 'recipient-unknown', providerCode: '5.1.1', detail: 'No such user' } as const
	await partner.hears([{ kind: 'status', id: 'report 1', from, atMs: null, state: 'failed', ours: 'order-4711.0', problem }])
	await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'On its way': 'failed' }))
})
