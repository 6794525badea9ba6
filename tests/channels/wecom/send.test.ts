import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access, Outgoing, Part } from '../../../channels/channel.ts'
import { wecom } from '../../../channels/wecom/wecom.ts'
import { wecom as standIn } from '../../../local/providers/wecom.ts'
import { ACCOUNT } from '../../../local/providers/wecom-api.ts'
import { accessTo, outgoing } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

let served: Served
let access: Access
beforeAll(async () => {
	served = await serveStandIn(standIn)
	const made = await wecom.token?.(accessTo(served))
	access = accessTo(served, { token: made?.ok === true ? made.token : null })
})
afterAll(() => served.close())

let count = 0
function message(part: Part, more: Partial<Outgoing> = {}): Outgoing {
	count++
	const uuid = `0190f1c2-7f5a-4d3b-9c1e-${String(count).padStart(12, '0')}`
	return outgoing(part, { to: standIn.person(1).address, from: ACCOUNT, uuid, ...more })
}

const text = { kind: 'text', text: '您好' } as const

describe('a message on its way out', () => {
	test('has an id of ours, in the form WeCom takes', async () => {
		const it = message(text)
		const msgid = it.uuid.replaceAll('-', '')
		expect(await wecom.send(it, access)).toEqual({ ok: true, id: msgid })
		expect(served.shown.at(-1)).toMatchObject({ id: msgid, ours: msgid })
	})

	test('arrives once when the answer was lost and it is sent again', async () => {
		const it = message(text)
		served.fault = 'lost'
		expect(await wecom.send(it, access)).toMatchObject({ ok: false, outcome: 'retry' })
		served.fault = null
		const before = served.shown.length
		expect(await wecom.send({ ...it, attempt: 1 }, access)).toEqual({ ok: true, id: it.uuid.replaceAll('-', '') })
		expect(served.shown.length).toBe(before)
	})

	test('does not take what is wrong the first time for having been sent', async () => {
		const it = message(text)
		await wecom.send(it, access)
		expect(await wecom.send(it, access)).toMatchObject({ ok: false, outcome: 'final' })
	})

	test('goes out from the account the customer has written to, and from no other', async () => {
		expect(await wecom.send(message(text, { from: null }), access)).toMatchObject({
			outcome: 'final',
			problem: { code: 'inbox-not-ready' },
		})
		expect(await wecom.send(message(text, { from: 'wkOther' }), access)).toMatchObject({
			outcome: 'final',
			problem: { code: 'inbox-not-ready' },
		})
	})

	test('is a link one can press, in words', async () => {
		const link = { kind: 'link', text: 'Read this', url: 'https://shop.example/returns', title: 'Returns' } as const
		expect(await wecom.send(message(link), access)).toMatchObject({ ok: true })
		expect(served.shown.at(-1)?.text).toBe('Returns\nRead this\nhttps://shop.example/returns')
	})

	test('says what to do when a person in WeCom has the session, and tells no secret', async () => {
		const secret = served.setting.credentials['secret'] ?? ''
		served.instead = { status: 200, headers: {}, body: JSON.stringify({ errcode: 95018, errmsg: `not allowed ${secret} ${access.token}` }) }
		const sent = await wecom.send(message(text), access)
		served.instead = null
		expect(sent).toMatchObject({ outcome: 'final', problem: { code: 'not-permitted' } })
		const detail = sent.ok ? '' : sent.problem.detail ?? ''
		expect(detail).toMatch(/可调用接口的应用/)
		expect(detail.includes(secret) || detail.includes(access.token ?? '')).toBe(false)
	})
})

describe('the token', () => {
	test('lives for two hours', async () => {
		expect(await wecom.token?.(accessTo(served))).toMatchObject({ ok: true, lifeMs: 7_200_000 })
	})

	test('is not made of a wrong secret, nor from an address that is not trusted', async () => {
		const credentials = { ...served.setting.credentials, secret: 'wrong' }
		expect(await wecom.token?.(accessTo(served, { credentials }))).toMatchObject({
			outcome: 'final',
			problem: { code: 'credentials-invalid' },
		})
		served.instead = { status: 200, headers: {}, body: '{"errcode":60020,"errmsg":"not allow to access from your ip"}' }
		const refused = await wecom.token?.(accessTo(served))
		served.instead = null
		expect(refused).toMatchObject({ outcome: 'final', problem: { code: 'not-permitted', detail: expect.stringContaining('企业可信IP') } })
	})
})
