import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import type { Delivery, HookRequest } from '../../../local/providers/stand-in.ts'
import { ACT_NAMES, actNamed, type Named } from './acts.ts'
import type { ActName, Kit } from './kit.ts'
import { secretsOf } from './secrets.ts'
import { Stage } from './stage.ts'
import { expectWellFormed } from './well-formed.ts'

/** What a customer does comes out as what it is. */
export function hearsEverything(kit: Kit): void {
	let stage: Stage
	let named: Named
	beforeAll(async () => {
		stage = await Stage.open(kit)
		named = await stage.acquaint()
	})
	afterAll(() => stage.close())

	async function heard(name: ActName): Promise<{ readonly items: readonly Inbound[]; readonly delivery: Delivery }> {
		const delivery = stage.delivery(actNamed(name, kit, named))
		const request = await stage.hook(delivery) ?? expect.fail(`The stand-in has no way to do ${name}: then the kit says so in "cannot"`)
		return { items: await stage.heard(request), delivery }
	}

	for (const name of ACT_NAMES) {
		const expected = kit.hears?.[name] ?? ((items, delivery) => expectHeard(name, { items, delivery, named }))
		if (kit.cannot.includes(name)) {
			test(`knows no ${name}`, async () => {
				expect(await stage.hook(stage.delivery(actNamed(name, kit, named)))).toBeNull()
			})
		} else {
			test(`hears ${name}`, async () => {
				const { items, delivery } = await heard(name)
				expectWellFormed({ ok: true, items })
				expected(items, delivery)
			})
		}
		if (name.startsWith('file ') && !kit.cannot.includes(name) && kit.reads === undefined) {
			test(`opens what came as ${name}`, async () => {
				const { items, delivery } = await heard(name)
				await expectOpened(stage, { items, delivery })
			})
		}
	}

	test('gives what comes again the same ids, and everything else another', async () => {
		const ids: string[] = []
		for (const name of ACT_NAMES.filter((it) => !kit.cannot.includes(it))) {
			const request = await stage.hook(stage.delivery(actNamed(name, kit, named)))
			if (request === null) continue
			const items = await stage.heard(request)
			expect(await stage.heard(request)).toEqual(items)
			ids.push(...new Set(items.map((it) => it.id)))
		}
		expect(new Set(ids).size).toBe(ids.length)
	})

	test('keeps the order of what one customer writes', async () => {
		const atMs = stage.delivery({ type: 'typing' }).atMs
		const heardItems: Inbound[] = []
		for (const text of ['one', 'two', 'three']) {
			const request = await stage.hook({ ...stage.delivery({ type: 'text', text }), atMs })
			if (request !== null) heardItems.push(...await stage.heard(request))
		}
		const messages = heardItems.filter((it) => it.kind === 'message')
		const sorted = messages.toSorted((one, two) => (one.atMs ?? 0) - (two.atMs ?? 0) || (one.order ?? 0) - (two.order ?? 0))
		expect(sorted.map((it) => it.content.text.trim())).toEqual(['one', 'two', 'three'])
	})

	for (const { name, items, signed, ...unsigned } of kit.examples) {
		test(`reads the provider's own example of ${name}`, async () => {
			const url = signed?.url ?? `${stage.served.setting.hookUrl}${unsigned.query ?? ''}`
			const request = { method: 'POST' as const, url, headers: unsigned.headers ?? {}, body: bytesOf(unsigned.body), id: null }
			if (signed !== undefined) {
				const hook = { ...request, url: new URL(url), headers: new Headers(request.headers) }
				expect(await kit.channel.verify(hook, signed)).toMatchObject({ ok: true })
			}
			const translated = stage.translate(request.body, request)
			expectWellFormed(translated)
			expect(translated).toMatchObject({ ok: true, items })
			expect(translated.ok ? translated.items.length : 0).toBe(items.length)
		})
	}

	for (const { name, body, headers = {}, query = '' } of kit.unknown) {
		test(`keeps ${name} as something it does not know`, async () => {
			const request: HookRequest = {
				method: 'POST',
				url: `${stage.served.setting.hookUrl}${query}`,
				headers,
				body: bytesOf(body),
				id: null,
			}
			const translated = await kit.reads?.(request, 0) ?? stage.translate(request.body, request)
			expectWellFormed(translated)
			expect(translated.ok && translated.items.length > 0 && translated.items.every((it) => it.kind === 'unsupported')).toBe(true)
		})
	}

	test('knows of something that it does not know', () => {
		expect(kit.unknown.length).toBeGreaterThan(0)
	})
}

export function bytesOf(body: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	return typeof body === 'string' ? new TextEncoder().encode(body) : body
}

interface Heard {
	readonly items: readonly Inbound[]
	readonly delivery: Delivery
}

/** The plain meaning of an act: one item that says exactly that. */
function expectHeard(name: ActName, { items, delivery: { act, who, atMs }, named }: Heard & { readonly named: Named }): void {
	expect(items).toHaveLength(1)
	const [item] = items
	if (item === undefined || item.kind === 'pull') return expect.fail('Something that somebody does')
	expect(item.from?.address).toBe(who.address)
	if (item.atMs !== null) expect(Math.abs(item.atMs - atMs)).toBeLessThanOrEqual(1000)
	switch (act.type) {
		case 'text':
			expect(item).toMatchObject({ kind: 'message', content: { kind: 'text', text: act.text } })
			return expect(item).toMatchObject(name === 'reply' ? { replyTo: named.ours.external } : {})
		case 'file':
			return expect(item).toMatchObject({ kind: 'message', content: { kind: 'files', text: act.caption, files: [{ kind: act.kind }] } })
		case 'location': {
			const { latitude, longitude } = act
			const near = { latitude: expect.closeTo(latitude, 4), longitude: expect.closeTo(longitude, 4) }
			return expect(item).toMatchObject({ kind: 'message', content: { kind: 'location', ...near } })
		}
		case 'contact': {
			const digits = act.phone.replace(/\D/g, '')
			const contacts = [{ name: act.name, phones: [expect.stringContaining(digits)] }]
			return expect(item).toMatchObject({ kind: 'message', content: { kind: 'contacts', contacts } })
		}
		case 'choice':
			return expect(item).toMatchObject({ kind: 'message', content: { kind: 'choice', option: act.option, text: act.title } })
		case 'reaction':
			return expect(item).toMatchObject({ kind: 'event', event: 'reaction', of: act.of, emoji: act.emoji })
		case 'edit':
			return expect(item).toMatchObject({ kind: 'event', event: 'edit', of: act.of, content: { kind: 'text', text: act.text } })
		case 'receipt':
			return expectReceipt(item, act)
		case 'unknown':
			return expect(item).toMatchObject({ kind: 'unsupported', what: expect.stringMatching(/./) })
		default:
			expect(item).toMatchObject({ kind: 'event', event: act.type })
	}
}

function expectReceipt(item: Inbound, { of, ours, state }: Extract<Delivery['act'], { type: 'receipt' }>): void {
	if (item.kind !== 'status') return expect.fail(`A receipt is a status, not a ${item.kind}`)
	expect(item.state).toBe(state)
	expect(item.of === of || (item.ours !== undefined && item.ours === ours) || item.untilMs !== undefined, 'it says of what').toBe(true)
	if (state === 'failed') expect(item.problem?.code).toBeDefined()
}

async function expectOpened(stage: Stage, { items, delivery }: Heard): Promise<void> {
	const files = items.flatMap((it) => it.kind === 'message' && 'files' in it.content ? it.content.files : [])
	const [file] = files
	if (file === undefined || delivery.act.type !== 'file') return expect.fail('A file has come')
	expect(file.source.length).toBeLessThanOrEqual(4_096)
	expect(secretsOf(stage.kit).filter((it) => file.source.includes(it))).toEqual([])
	const opened = await stage.kit.channel.openFile?.(file.source, await stage.access())
	if (opened?.ok !== true) return expect.fail(`Not opened: ${JSON.stringify(opened)}`)
	expect(new Uint8Array(await opened.response.arrayBuffer())).toEqual(delivery.act.bytes)
}
