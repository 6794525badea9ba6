import { abortAllDurableObjects } from 'cloudflare:test'
import { inject } from 'vitest'
import { describe, expect, it } from 'vitest'
import { sign, SIGNATURE_HEADER } from '../../../channels/api/signature.ts'
import { inboxOwner } from '../../../core/config/credential.ts'
import { sealAll } from '../../../durable-objects/shared/credentials.ts'
import { eventually } from '../contact-point/partner.ts'
import { makeWorld, objects, type World } from '../support/world.ts'

const SECRET = 'signs-what-is-pushed'
const PHONE = { platform: 'ios', token: 'phone-1' } as const
const WAIT_MS = 10_001

/** The company's push relay, as the inbox of a world names it. */
async function relay(world: World, { secret = SECRET as string | null, hasAddress = true } = {}) {
	const box = `${inject('companyUrl')}/${world.workspace}-push`
	const [web] = world.config.inboxes
	if (!web) throw new Error('a world has an inbox')
	const inbox = { ...web, apiBase: hasAddress ? box : null }
	await world.publish({ ...world.config, inboxes: [inbox] })
	if (secret) {
		const sealed = await sealAll(objects, { workspace: world.workspace, owner: inboxOwner(web.id), values: { identitySecret: secret } })
		await world.home.setInboxCredentials({ inbox: web.id, channel: 'web', apiBase: inbox.apiBase, sealed, by: 'the test' })
	}
	return {
		async posts() {
			return await (await fetch(box)).json<{ headers: Record<string, string>; body: string }[]>()
		},
		async bodies() {
			return (await this.posts()).map((it) => JSON.parse(it.body) as Record<string, unknown>)
		},
		async answersNext(...statuses: number[]) {
			await (await fetch(box, { method: 'PUT', body: JSON.stringify(statuses) })).text()
		},
	}
}

async function talkWithPhone(how: Parameters<typeof relay>[1] = {}) {
	const world = await makeWorld()
	const company = await relay(world, how)
	const talk = await world.talk()
	await world.conversation(talk.id).setPush({ device: PHONE, forget: false })
	return { world, company, ...talk }
}

describe('what an agent says and nobody takes', () => {
	it('is posted to the company after ten seconds, signed, once', async () => {
		const { world, company, id, staff } = await talkWithPhone()
		await staff.say('Your parcel is here', 'agent-word-1')
		await world.pass(9_000)
		expect(await company.bodies()).toEqual([])
		await world.pass(1_001)
		await eventually(async () => expect((await company.posts()).length).toBe(1))
		const [post] = await company.posts()
		const { headers, body } = post ?? { headers: {}, body: '{}' }
		expect(JSON.parse(body)).toEqual({
			...{ type: 'push', ...PHONE, conversation: id, unread: 1 },
			...{ preview: 'Your parcel is here', messageId: 'agent-word-1' },
		})
		expect(headers[SIGNATURE_HEADER]).toBe(await sign(SECRET, Uint8Array.from(new TextEncoder().encode(body))))
		await world.pass(60_000)
		expect((await company.posts()).length).toBe(1)
	})

	it('is not posted when a socket has taken it, here or on another device', async () => {
		const { world, company, customer, staff } = await talkWithPhone()
		await staff.say('Are you there?')
		const { seq } = await customer.row((event) => event.type === 'message' && event.content.text === 'Are you there?')
		customer.send({ type: 'received', seq })
		await world.pass(WAIT_MS)
		expect(await company.bodies()).toEqual([])
	})

	it('is counted with what has not been read before it', async () => {
		const { world, company, staff } = await talkWithPhone()
		await staff.say('one')
		await staff.say('two')
		await world.pass(WAIT_MS)
		await eventually(async () =>
			expect((await company.bodies()).map((it) => [it['preview'], it['unread']])).toEqual([['one', 2], ['two', 2]])
		)
	})

	it('is tried again until the company has it, under the same key, even after the object died', async () => {
		const { world, company, staff } = await talkWithPhone()
		await company.answersNext(503, 0)
		await staff.say('try me')
		await world.pass(WAIT_MS)
		await abortAllDurableObjects()
		for (let i = 0; i < 3; i++) await world.pass(61_000)
		await eventually(async () => expect((await company.posts()).length).toBe(2))
		const keys = (await company.posts()).map((it) => it.headers['idempotency-key'])
		expect(new Set(keys).size).toBe(1)
	})

	it('is told to no device that has gone, as the company says or the customer', async () => {
		const { world, company, id, staff } = await talkWithPhone()
		await company.answersNext(410)
		await staff.say('to nobody')
		await world.pass(WAIT_MS)
		await staff.say('still to nobody')
		await world.pass(WAIT_MS)
		await world.conversation(id).setPush({ device: { ...PHONE, token: 'phone-2' }, forget: false })
		await staff.say('to the new one')
		await world.pass(WAIT_MS)
		await eventually(async () => expect((await company.bodies()).map((it) => it['token'])).toEqual(['phone-2']))
		await world.conversation(id).setPush({ device: { ...PHONE, token: 'phone-2' }, forget: true })
		await staff.say('to nobody again')
		await world.pass(WAIT_MS)
		expect((await company.bodies()).length).toBe(1)
	})

	it.each([{ secret: null }, { hasAddress: false }])('goes nowhere where the inbox has no relay: %j', async (how) => {
		const { world, company, staff } = await talkWithPhone(how)
		await staff.say('Anybody?')
		await world.pass(WAIT_MS)
		await world.settled()
		expect(await company.bodies()).toEqual([])
	})
})
