import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Access, Inbound, InboundPull } from '../../../channels/channel.ts'
import { wecom } from '../../../channels/wecom/wecom.ts'
import { wecom as standIn } from '../../../local/providers/wecom.ts'
import { accessTo, hookOf } from '../support/calls.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'

let served: Served
let serial = 0
beforeAll(async () => {
	served = await serveStandIn(standIn)
})
afterAll(() => served.close())

async function access(): Promise<Access> {
	const made = await wecom.token?.(accessTo(served))
	return accessTo(served, { token: made?.ok === true ? made.token : null })
}

/** A customer writes, and the post says that somebody has. */
async function written(text: string): Promise<InboundPull> {
	serial++
	const delivery = { who: standIn.person(1), act: { type: 'text', text } as const, serial, atMs: 1_767_225_600_000 + serial }
	const request = await standIn.hook(delivery, served.setting) ?? expect.fail('A customer can write')
	const hook = hookOf(request)
	const hearing = { credentials: served.setting.credentials, nowMs: delivery.atMs }
	const verified = await wecom.verify(hook, hearing)
	if (!verified.ok || !('content' in verified)) return expect.fail(JSON.stringify(verified))
	const translated = wecom.translate(verified.content, { ...hearing, url: hook.url, headers: hook.headers })
	const [item] = translated.ok ? translated.items : []
	return item?.kind === 'pull' ? item : expect.fail(JSON.stringify(translated))
}

async function pulled(pull: InboundPull, cursor: string | null) {
	const got = await wecom.pull?.({ ...pull, cursor }, await access())
	return got !== undefined && 'items' in got ? got : expect.fail(JSON.stringify(got))
}

const textsOf = (items: readonly Inbound[]) => items.map((it) => it.kind === 'message' ? it.content.text : it.kind)

describe('what lies at WeCom', () => {
	test('comes once, whoever said that it was there', async () => {
		const [first, second] = [await written('one'), await written('two')]
		expect(first.source).toBe(second.source)
		expect(first.id).not.toBe(second.id)
		const both = await pulled(second, null)
		expect(textsOf(both.items)).toEqual(['one', 'two'])
		expect(both.more).toBe(false)
		expect((await pulled(first, both.cursor)).items).toEqual([])
		const third = await written('three')
		expect(textsOf((await pulled(third, both.cursor)).items)).toEqual(['three'])
	})

	test('comes page by page while there is more', async () => {
		const before = (await pulled(await written('start'), null)).cursor
		const texts = Array.from({ length: 230 }, (_, i) => `number ${i}`)
		const pulls = await Promise.all(texts.map(written))
		const [found, counts]: [string[], number[]] = [[], []]
		for (let page = { items: [] as readonly Inbound[], cursor: before, more: true }; page.more;) {
			page = await pulled(pulls[0] ?? expect.fail('There is one'), page.cursor)
			found.push(...textsOf(page.items))
			counts.push(page.items.length)
		}
		expect(counts).toEqual([100, 100, 30])
		expect(found.toSorted()).toEqual(texts.toSorted())
	})

	test('comes without the token of the post when that has expired', async () => {
		const pull = await written('late')
		const got = await pulled({ ...pull, token: 'ENCexpired' }, null)
		expect(textsOf(got.items)[0]).toBe('one')
	})

	test('is asked for again with another token, or later', async () => {
		const pull = await written('again')
		served.fault = 'bad-token'
		expect(await wecom.pull?.({ ...pull, cursor: null }, await access())).toMatchObject({ ok: false, outcome: 'renew' })
		served.fault = 'broken'
		expect(await wecom.pull?.({ ...pull, cursor: null }, await access())).toMatchObject({ ok: false, outcome: 'retry' })
		served.fault = null
		const broken = { ...await access(), fetch: () => Promise.reject(new TypeError('reset')) }
		expect(await wecom.pull?.({ ...pull, cursor: null }, broken)).toMatchObject({ ok: false, outcome: 'retry' })
	})

	test('ends where there is no cursor to go on from, and stands any list', async () => {
		const pull = await written('odd')
		for (
			const body of [
				'{"errcode":0,"has_more":1}',
				'{"errcode":0,"has_more":1,"msg_list":{}}',
				'{"errcode":0,"next_cursor":7,"has_more":1,"msg_list":[null]}',
			]
		) {
			served.instead = { status: 200, headers: { 'content-type': 'application/json' }, body }
			const got = await wecom.pull?.({ ...pull, cursor: 'cursor-1' }, { ...accessTo(served), token: 'x' })
			expect(got).toEqual({ items: [], cursor: 'cursor-1', more: false })
		}
		served.instead = null
	})

	test('tells what customers call themselves', async () => {
		await written('hello')
		expect(await wecom.profile?.(standIn.person(1).address, await access())).toEqual({ name: standIn.person(1).name, language: null })
		expect(await wecom.profile?.('wm-nobody', await access())).toBeNull()
	})
})
