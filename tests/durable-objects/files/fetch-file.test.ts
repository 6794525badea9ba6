import { beforeAll, describe, expect, it } from 'vitest'
import type { Env } from '../../../durable-objects/env.ts'
import { fileKey } from '../../../core/files/file-key.ts'
import { dropArrived, keepArrived } from '../../../durable-objects/files/arrived.ts'
import { storeFile } from '../../../durable-objects/files/store-file.ts'
import { type Fetched, fetchFile, type Wanted } from '../../../durable-objects/files/fetch-file.ts'
import { pictures } from '../../core/files/pictures.ts'
import { makeWorld, objects, type World } from '../support/world.ts'
import { base64, newFile, origin, type Provider, providerIn, Shelf } from './provider.ts'

const MIB = 1_048_576
const env: Env = { ...objects, PATCHBAY_LOCAL: undefined }
let world: World
let provider: Provider

beforeAll(async () => {
	world = await makeWorld()
	provider = await providerIn(world)
})

function wanted(source: string, more: Partial<Wanted> = {}): Wanted {
	return { ...newFile(), source, sinceMs: Date.now(), ...more }
}

function fetched(it: Wanted, where: Partial<Env> = {}, who = provider.who): Promise<Fetched> {
	return fetchFile(it, { env: { ...env, ...where }, who })
}

async function bytesOf({ conversation, file }: Wanted): Promise<Uint8Array | null> {
	const found = await objects.FILES.get(fileKey({ workspace: world.workspace, conversation, file }))
	return found && new Uint8Array(await found.arrayBuffer())
}

describe("a customer's file", () => {
	it('comes into the store as it is, and is known by its bytes', async () => {
		const it = wanted(await new Shelf().holds({ headers: { 'content-type': 'text/plain' }, body: base64(pictures.large) }))
		expect(await fetched(it)).toEqual({
			stored: { type: 'image/png', bytes: pictures.large.length, width: 1200, height: 600, thumbnail: true },
		})
		expect(await bytesOf(it)).toEqual(pictures.large)
	})

	it('comes without its length being said before, however long it is', async () => {
		const [short, long] = [wanted(await new Shelf().holds({ more: 10, isChunked: true })), wanted('')]
		expect(await fetched(short)).toMatchObject({ stored: { type: 'text/plain', bytes: 10 } })
		const source = await new Shelf().holds({ more: 11 * MIB, isChunked: true })
		expect(await fetched({ ...long, source })).toMatchObject({ stored: { bytes: 11 * MIB } })
		expect((await bytesOf(long))?.length).toBe(11 * MIB)
	})

	it('comes unpacked, though its length is that of the packed', async () => {
		const packed = new Response(new Blob(['words '.repeat(500)]).stream().pipeThrough(new CompressionStream('gzip')))
		const body = base64(new Uint8Array(await packed.arrayBuffer()))
		const source = await new Shelf().holds({ headers: { 'content-encoding': 'gzip', 'content-type': 'text/plain' }, body })
		expect(await fetched(wanted(source))).toMatchObject({ stored: { type: 'text/plain', bytes: 3_000 } })
	})

	it('is not kept when it is too large or empty', async () => {
		const small = { PATCHBAY_FILE_MAX_MIB: '6' }
		for (const isChunked of [false, true]) {
			const large = wanted(await new Shelf().holds({ more: 7 * MIB, isChunked }))
			expect(await fetched(large, small)).toEqual({ stored: null, reason: 'too-large' })
			expect(await bytesOf(large)).toBeNull()
			expect(await fetched(wanted(await new Shelf().holds({ isChunked })), small)).toEqual({ stored: null, reason: 'refused' })
		}
	})

	it('is cut off where it is too large, though it never ends', async () => {
		const seen = { bytes: 0, isOver: false }
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				seen.bytes += 65_536
				controller.enqueue(new Uint8Array(65_536))
			},
			cancel: () => void (seen.isOver = true),
		})
		const { file, conversation } = newFile()
		const key = fileKey({ workspace: world.workspace, conversation, file })
		const endless = { key, body, length: null, type: null, name: null, kind: null }
		expect(await storeFile({ ...objects, PATCHBAY_FILE_MAX_MIB: '6' }, endless)).toEqual({ ok: false, reason: 'too-large' })
		expect(seen.isOver).toBe(true)
		expect(seen.bytes).toBeLessThan(7 * MIB)
		expect(await objects.FILES.head(key)).toBeNull()
	})

	it('is tried again when it breaks off, and nothing of it is kept until it is whole', async () => {
		for (const isChunked of [false, true]) {
			const it = wanted(await new Shelf().holds({ more: 3 * MIB, isChunked, breaks: true }, { more: 3 * MIB, isChunked }))
			await expect(fetched(it)).rejects.toThrow()
			expect(await bytesOf(it)).toBeNull()
			expect(await fetched(it)).toMatchObject({ stored: { bytes: 3 * MIB } })
		}
	})

	it('is not fetched twice', async () => {
		const shelf = new Shelf()
		const it = wanted(await shelf.holds({ body: base64(pictures.png) }, { status: 404 }))
		const first = await fetched(it)
		expect(first).toMatchObject({ stored: { thumbnail: true } })
		expect(await fetched(it)).toEqual(first)
		expect(await shelf.seen()).toHaveLength(1)
	})

	it('is tried again for a minute when its link is dead, and is gone then', async () => {
		for (const status of [404, 410, 403]) {
			const it = wanted(await new Shelf().holds({ status }))
			await expect(fetched(it)).rejects.toThrow(String(status))
			expect(await fetched({ ...it, sinceMs: Date.now() - 60_000 })).toEqual({ stored: null, reason: 'gone' })
		}
	})

	it('is tried again for two hours when its provider is down, and is gone then', async () => {
		const it = wanted(await new Shelf().holds({ status: 503 }))
		await expect(fetched({ ...it, sinceMs: Date.now() - 3_600_000 })).rejects.toThrow('503')
		expect(await fetched({ ...it, sinceMs: Date.now() - 7_200_000 })).toEqual({ stored: null, reason: 'gone' })
	})

	it('is asked for as its channel asks', async () => {
		const shelf = new Shelf()
		await fetched(wanted(await shelf.holds({ status: 401 }, { more: 1 }))).catch(() => undefined)
		expect((await shelf.seen())[0]?.['authorization']).toMatch(/^Patchbay /)
	})

	it('is looked for nowhere but on the internet, and at its provider', async () => {
		const shelf = new Shelf()
		await shelf.holds({ more: 10 })
		for (
			const it of [
				shelf.urlElsewhere.replace('http:', 'https:'),
				'https://10.0.0.1/x',
				'https://[::1]/x',
				'https://printer.local/x',
				'https://2130706433/x',
				'https://0x7f.1/x',
				'https://169.254.169.254/latest/meta-data',
				'https://localhost./x',
				'https://[::ffff:127.0.0.1]/x',
			]
		) {
			expect(await fetched(wanted(it)), it).toEqual({ stored: null, reason: 'refused' })
		}
		expect(await shelf.seen()).toEqual([])
	})

	it('is not followed into the house by a redirect, and who we are is told to nobody else', async () => {
		const target = new Shelf()
		await target.holds({ more: 10 })
		const source = await new Shelf().holds({ status: 302, headers: { location: target.urlElsewhere } })
		expect(await fetched(wanted(source))).toEqual({ stored: null, reason: 'refused' })
		expect(await target.seen()).toEqual([])
		expect(await fetched(wanted(source), { PATCHBAY_LOCAL: '1' })).toMatchObject({ stored: { bytes: 10 } })
		expect((await target.seen())[0]?.['authorization']).toBeUndefined()
	})

	it('that came whole with a mail goes to its conversation, and no other channel can name it', async () => {
		const { workspace } = world
		const mail = await providerIn(world, { channel: 'email', apiBase: origin })
		const arrived = () => keepArrived(objects, { workspace, bytes: pictures.png, type: 'image/png' })
		const it = wanted(await arrived(), { name: 'a.png', kind: 'image', type: 'image/png' })
		expect(await fetched(it, {}, mail.who)).toMatchObject({ stored: { type: 'image/png', width: 30 } })
		expect((await objects.FILES.list({ prefix: `_arrived/${workspace}/` })).objects).toEqual([])
		const stray = await arrived()
		await expect(fetched(wanted(stray))).rejects.toThrow()
		await dropArrived(objects, workspace, stray)
		expect((await objects.FILES.list({ prefix: `_arrived/${workspace}/` })).objects).toEqual([])
		await expect(fetched(wanted('arrived:../../other'), {}, mail.who)).rejects.toThrow()
	})
})
