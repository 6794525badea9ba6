/** Files on their way through the objects: with a message in, with a message out, and away with their conversation. */
import { describe, expect, it } from 'vitest'
import type { InboundContent } from '../../../channels/channel.ts'
import { saidIn } from '../../../core/conversation/said.ts'
import { fileKey, filesOfConversation } from '../../../core/files/file-key.ts'
import { type ConversationId, makeId } from '../../../core/ids.ts'
import { readFileLink } from '../../../durable-objects/files/file-link.ts'
import { outboundFile } from '../../../durable-objects/files/outbound-file.ts'
import { storeFile } from '../../../durable-objects/files/store-file.ts'
import { pictures } from '../../core/files/pictures.ts'
import { eventually } from '../contact-point/partner.ts'
import { makeWorld, objects, type World } from '../support/world.ts'
import { base64, newFile, type Provider, providerIn, Shelf } from './provider.ts'

const DAY_MS = 86_400_000
const UTF8 = new TextEncoder()
let messages = 0

interface Sent {
	readonly source: string
	readonly name?: string
}

async function sends(world: World, { inbox, who }: Provider, files: readonly Sent[]): Promise<void> {
	const content: InboundContent = {
		kind: 'files',
		text: '',
		files: files.map(({ source, name = null }) => ({ kind: 'image', name, type: null, bytes: null, source })),
	}
	const from = { address: who.address, name: 'Ines', label: null, language: 'en' }
	const items = [{ kind: 'message', id: `m${++messages}`, from, atMs: Date.now(), content }] as const
	await world.point(`${inbox.id}/${who.address}`).hear({ inbox, items })
}

/** The conversation that is offered to Ana, once it is. */
async function conversationOf(world: World): Promise<ConversationId> {
	const console = await world.ready('ana')
	return (await console.until(() => console.view?.work[0])).conversation
}

async function said(world: World, id: ConversationId) {
	return saidIn(await world.conversation(id).rows({ after: 0, limit: 500 }))
}

async function keysOf(world: World, conversation: ConversationId): Promise<string[]> {
	const { objects: found } = await objects.FILES.list({ prefix: filesOfConversation({ workspace: world.workspace, conversation }) })
	return found.map((it) => it.key)
}

describe("files of a customer's message", () => {
	it('are told of when they have come', async () => {
		const world = await makeWorld()
		const provider = await providerIn(world)
		await sends(world, provider, [{ source: await new Shelf().holds({ body: base64(pictures.large) }), name: 'a/photo.png' }])
		const id = await conversationOf(world)
		const [message] = await eventually(async () => {
			const items = await said(world, id)
			expect(items[0]?.files[0]?.state).toBe('stored')
			return items
		})
		expect(message?.files[0]?.stored).toEqual({
			...{ type: 'image/png', bytes: pictures.large.length, width: 1200, height: 600, thumbnail: true },
		})
		expect(await keysOf(world, id)).toHaveLength(2)
		const file = message?.files[0]?.id ?? ''
		const kept = await objects.FILES.head(fileKey({ workspace: world.workspace, conversation: id, file }))
		expect(kept?.customMetadata).toMatchObject({ name: 'photo.png', kind: 'image' })
	})

	it('hold up neither what is said nor each other when one of them does not come', async () => {
		const world = await makeWorld()
		const provider = await providerIn(world)
		const dead = await new Shelf().holds({ status: 410 })
		await sends(world, provider, [{ source: dead }, { source: await new Shelf().holds({ body: base64(pictures.png) }) }])
		const id = await conversationOf(world)
		const states = async () => (await said(world, id)).flatMap((it) => it.files.map(({ state }) => state))
		await eventually(async () => expect(await states()).toEqual(['coming', 'stored']))
		for (let minutes = 0; minutes < 3; minutes++) {
			await world.pass(60_000)
			await world.settled()
		}
		await eventually(async () => expect(await states()).toEqual(['gone', 'stored']))
	})
})

describe('a file on its way out', () => {
	const ref = (id: string) => ({ id, kind: 'image', name: null, type: null, bytes: null }) as const

	it('has its name, its size, a link for a day, one for a month, and its bytes', async () => {
		const world = await makeWorld()
		const { file, conversation } = newFile()
		const whose = { env: { ...objects, PATCHBAY_ORIGIN: 'https://chat.example/' }, workspace: world.workspace, conversation }
		const body = new Blob([pictures.png]).stream()
		const incoming = { key: fileKey({ ...whose, file }), body, length: pictures.png.length, type: null, name: 'ü.png', kind: null }
		await storeFile(objects, incoming)
		const out = await outboundFile(ref(file), whose)
		expect(out).toMatchObject({ kind: 'image', name: 'ü.png', type: 'image/png', bytes: pictures.png.length })
		const [, token = ''] = /^https:\/\/chat\.example\/files\/(.+)$/.exec(out?.url ?? '') ?? []
		const claims = { workspace: world.workspace, conversation, file, thumbnail: false }
		expect(await readFileLink(whose.env, { token, nowMs: Date.now() + DAY_MS - 1 })).toMatchObject({ ok: true, claims })
		expect(await readFileLink(whose.env, { token, nowMs: Date.now() + 2 * DAY_MS })).toMatchObject({ ok: false, code: 'link-expired' })
		const [, lasting = ''] = /^https:\/\/chat\.example\/files\/(.+)$/.exec(out?.lasting.url ?? '') ?? []
		expect(await readFileLink(whose.env, { token: lasting, nowMs: Date.now() + 30 * DAY_MS - 1 })).toMatchObject({ ok: true, claims })
		expect(await readFileLink(whose.env, { token: lasting, nowMs: out?.lasting.untilMs ?? 0 })).toMatchObject({ code: 'link-expired' })
		expect(new Uint8Array(await new Response(await out?.open()).arrayBuffer())).toEqual(pictures.png)
	})

	it('is none when it is not in the store of that conversation', async () => {
		const world = await makeWorld()
		const { file, conversation } = newFile()
		expect(await outboundFile(ref(file), { env: objects, workspace: world.workspace, conversation })).toBeNull()
	})
})

describe('a thumbnail', () => {
	const stored = async (bytes: Uint8Array<ArrayBuffer>, env: Partial<typeof objects> = {}) => {
		const key = `thumbnails/${makeId('fil', Date.now(), crypto.getRandomValues(new Uint8Array(12)))}`
		const incoming = { key, body: new Blob([bytes]).stream(), length: null, type: null, name: null, kind: null }
		const kept = await storeFile({ ...objects, ...env }, incoming)
		return kept.ok && kept.stored
	}

	it('is not missed where nobody makes any', async () => {
		expect(await stored(pictures.png, { IMAGES: undefined })).toMatchObject({ type: 'image/png', width: 30, thumbnail: false })
	})

	it('is not made of what only says that it is a picture, nor of one that is too large to unfold', async () => {
		const broken = pictures.png.slice(0, 60)
		expect(await stored(broken)).toMatchObject({ type: 'image/png', thumbnail: false })
		const bomb = pictures.png.slice()
		new DataView(bomb.buffer).setUint32(16, 50_000)
		new DataView(bomb.buffer).setUint32(20, 50_000)
		expect(await stored(bomb)).toMatchObject({ width: 50_000, thumbnail: false })
	})
})

it('takes the files of a conversation along when it is erased', async () => {
	const world = await makeWorld()
	const { id, customer, staff } = await world.talk()
	const key = (file: string) => fileKey({ workspace: world.workspace, conversation: id, file })
	for (let i = 0; i < 3; i++) await objects.FILES.put(key(newFile().file), UTF8.encode('x'))
	staff.send({ type: 'close', id: 'close-001', disposition: 'solved' })
	await customer.event('closed')
	await world.pass(DAY_MS)
	expect(await keysOf(world, id)).toHaveLength(3)
	await world.conversation(id).erase(Date.now()).catch(() => undefined)
	expect(await keysOf(world, id)).toEqual([])
})
