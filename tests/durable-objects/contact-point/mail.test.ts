import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { expect, inject, it } from 'vitest'
import { sealedId, unsealedId } from '../../../durable-objects/shared/mail-seal.ts'
import { consumeMailEvents, MAIL_EVENTS_QUEUE } from '../../../workers/gateway/mail-in/consume-mail-events.ts'
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

it('is delivered, and comes back, as Cloudflare tells of it by its queue', async () => {
	const world = await makeWorld()
	const partner = (await Partner.in(world, 'email')).under('ines@mail.example')
	const from = { address: 'ines@mail.example', name: null, label: null, language: null }
	await partner.says('', { from, content, to: `${world.workspace}.email@patchbay.example` })
	const { id, staff } = await partner.answered()
	await staff.say('On its way', 'order-4711')
	await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'On its way': 'sent' }))
	const of = `${await sealedId(objects, 'order-4711.0')}@patchbay.example`
	const tell = async (kind: string) => {
		const payload = { eventId: kind, messageId: of, sender: `${world.workspace}.email@patchbay.example`, recipient: 'ines@mail.example' }
		const body = { type: `cf.email.sending.message.${kind}`, payload: { ...payload, bounce: { reason: '550 5.1.1 User unknown' } } }
		const batch = createMessageBatch(MAIL_EVENTS_QUEUE, [{ id: kind, timestamp: new Date(), attempts: 1, body }])
		await consumeMailEvents(batch, {
			env: objects,
			findInbox: (inbox) => Promise.resolve(world.config.inboxes.find((it) => it.id === inbox) ?? null),
		})
		return (await getQueueResult(batch, createExecutionContext())).explicitAcks
	}
	expect(await tell('deferred')).toEqual(['deferred'])
	expect(await deliveries(world, id)).toEqual({ 'On its way': 'sent' })
	expect(await tell('bounced')).toEqual(['bounced'])
	await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'On its way': 'failed' }))
	expect(await tell('delivered')).toEqual(['delivered'])
	await eventually(async () => expect(await deliveries(world, id)).toEqual({ 'On its way': 'delivered' }))
})
