import { describe, expect, it } from 'vitest'
import { fileKey, thumbnailKey } from '../../../core/files/file-key.ts'
import type { ConversationId, WorkspaceId } from '../../../core/ids.ts'
import { eraseFiles } from '../../../durable-objects/files/erase-files.ts'
import { fileLink } from '../../../durable-objects/files/file-link.ts'
import { pictures } from '../../core/files/pictures.ts'
import { asAdministrator, type Gateway, gateway, refusalOf } from './support/gateway.ts'
import { newcomer, upgrade, visitorWhoSays, type WidgetSession } from './support/people.ts'

const at = gateway()
const MIB = 1_048_576

interface Uploaded {
	readonly id: string
	readonly kind: string
	readonly name: string | null
	readonly type: string
	readonly bytes: number
	readonly width?: number
	readonly height?: number
	readonly thumbnail: boolean
}

interface Link {
	readonly url: string
	readonly thumbnailUrl: string | null
	readonly expiresAtMs: number
	readonly type: string
	readonly bytes: number
	readonly name: string | null
}

const bearer = ({ token }: Pick<WidgetSession, 'token'>) => ({ authorization: `Bearer ${token}` })

function post(body: BodyInit, headers: Record<string, string> = {}): RequestInit {
	return { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...headers }, body }
}

async function uploaded(session: WidgetSession, body: BodyInit, headers: Record<string, string> = {}, to: Gateway = at): Promise<Uploaded> {
	const answer = await to.call('/api/v1/widget/files', post(body, { ...bearer(session), ...headers }))
	expect(answer.status, await answer.clone().text()).toBe(201)
	return await answer.json<Uploaded>()
}

async function linkTo(session: WidgetSession, { id }: Pick<Uploaded, 'id'>): Promise<Link> {
	return await (await at.call(`/api/v1/widget/files/${id}`, { headers: bearer(session) })).json<Link>()
}

/** Comes in pieces, with no length said before. */
function inPieces(bytes: number): ReadableStream<Uint8Array> {
	const piece = new Uint8Array(65_536).fill(0x61)
	let left = bytes
	return new ReadableStream({
		pull(controller) {
			if (left <= 0) return controller.close()
			controller.enqueue(piece.subarray(0, Math.min(left, piece.length)))
			left -= piece.length
		},
	})
}

describe('a file that is uploaded', () => {
	it('is known by its bytes, measured, made small, and said by name', async () => {
		const session = await newcomer(at)
		const file = await uploaded(session, pictures.large, { 'content-type': 'text/html', 'x-file-name': '%E7%85%A7%E7%89%87.png' })
		const { id, ...rest } = file
		expect(id).toMatch(/^fil_/)
		expect(rest).toEqual({
			...{ kind: 'image', name: '照片.png', type: 'image/png', bytes: pictures.large.length },
			...{ width: 1200, height: 600, thumbnail: true },
		})
		const link = await linkTo(session, file)
		expect(link).toMatchObject({ type: 'image/png', bytes: pictures.large.length, name: '照片.png', width: 1200, height: 600 })
		expect(link.expiresAtMs).toBeGreaterThan(Date.now() + 3_500_000)
		expect(new Uint8Array(await (await at.call(link.url)).arrayBuffer())).toEqual(pictures.large)
		const small = await at.call(link.thumbnailUrl ?? '')
		expect(small.headers.get('content-type')).toBe('image/webp')
		expect((await small.arrayBuffer()).byteLength).toBeLessThan(2_000)
	})

	it('can be said by its customer, and only in that conversation', async () => {
		const { socket, ...session } = await visitorWhoSays(at, 'Look at this')
		const { id } = await uploaded(session, pictures.png)
		const heard = new Promise<string>((resolve) =>
			socket.addEventListener('message', ({ data }) => {
				if (String(data).includes('"kind":"files"') || String(data).includes('"problem"')) resolve(String(data))
			})
		)
		socket.send(JSON.stringify({ type: 'send', id: 'client-1-0002', content: { kind: 'files', text: 'Here', files: [id] } }))
		expect(await heard).toContain(id)
		socket.close()
		const other = await newcomer(at)
		expect(await refusalOf(await at.call(`/api/v1/widget/files/${id}`, { headers: bearer(other) }))).toBe('404 not-found')
	})

	it('by staff is there for them and their customer', async () => {
		const { socket, ...session } = await visitorWhoSays(at, 'Do you have the manual?')
		const path = `/api/v1/conversations/${session.conversation}/files`
		const answer = await at.call(path, post('%PDF-1.7 a manual', { ...asAdministrator, 'x-file-name': 'manual.pdf' }))
		expect(answer.status).toBe(201)
		const file = await answer.json<Uploaded>()
		expect(file).toMatchObject({ kind: 'file', name: 'manual.pdf', type: 'application/pdf', thumbnail: false })
		const link = await (await at.call(`${path}/${file.id}`, { headers: asAdministrator })).json<Link>()
		expect(link).toMatchObject({ thumbnailUrl: null, name: 'manual.pdf' })
		expect((await linkTo(session, file)).name).toBe('manual.pdf')
		socket.close()
	})

	it('is the same file again under the same idempotency key', async () => {
		const session = await newcomer(at)
		const key = { 'idempotency-key': 'once-only' }
		const first = await uploaded(session, pictures.png, key)
		expect(await uploaded(session, 'something else', key)).toEqual(first)
		expect((await uploaded(await newcomer(at), pictures.png, key)).id).not.toBe(first.id)
	})

	it('is streamed on, with its length said before and without', async () => {
		const session = await newcomer(at)
		const bytes = 12 * MIB + 1
		const stated = await uploaded(session, inPieces(bytes), { 'content-length': String(bytes) })
		const counted = await uploaded(session, inPieces(bytes))
		expect([stated.bytes, counted.bytes]).toEqual([bytes, bytes])
		const { url } = await linkTo(session, counted)
		const end = await at.call(url, { headers: { range: `bytes=${bytes - 2}-` } })
		expect([end.status, await end.text(), end.headers.get('content-range')]).toEqual([
			206,
			'aa',
			`bytes ${bytes - 2}-${bytes - 1}/${bytes}`,
		])
	})

	it('is refused when it is larger than allowed, whatever it says of its length, and leaves nothing', async () => {
		const small = gateway({ PATCHBAY_FILE_MAX_MIB: '6' })
		const session = await newcomer(small)
		const tries = [
			post(inPieces(7 * MIB), { ...bearer(session), 'content-length': String(7 * MIB) }),
			post(inPieces(7 * MIB), bearer(session)),
			post(inPieces(7 * MIB), { ...bearer(session), 'content-length': '10' }),
		]
		const answers = await Promise.all(tries.map(async (it) => await refusalOf(await small.call('/api/v1/widget/files', it))))
		expect(answers).toEqual(['413 body-too-large', '413 body-too-large', '400 body-invalid'])
		expect((await small.env.FILES.list({ prefix: `demo/${session.conversation}/` })).objects).toEqual([])
	})

	it('is refused when it is empty, or its name cannot be read', async () => {
		const session = await newcomer(at)
		expect(await refusalOf(await at.call('/api/v1/widget/files', post('', bearer(session))))).toBe('415 file-refused')
		const odd = post('x', { ...bearer(session), 'x-file-name': '%E7%' })
		expect(await refusalOf(await at.call('/api/v1/widget/files', odd))).toBe('400 parameter-invalid')
	})

	it('is taken from the pages of its inbox alone', async () => {
		const deployed = gateway({ PATCHBAY_LOCAL: undefined })
		const session = await newcomer(at)
		const from = (origin: string) => ({ ...bearer(session), origin })
		const stray = await deployed.call('https://chat.example/api/v1/widget/files', post('x', from('https://evil.example')))
		expect(await refusalOf(stray)).toBe('403 origin-not-allowed')
		const preflight = await at.call('/api/v1/widget/files', { method: 'OPTIONS', headers: { origin: 'https://shop.example' } })
		expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
			204,
			'authorization, content-type, idempotency-key, x-file-name',
		])
		const own = await at.call('/api/v1/widget/files', post('x', from('http://localhost:8787')))
		expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([201, 'http://localhost:8787'])
	})

	it('is gone with its conversation', async () => {
		const { socket, ...session } = await visitorWhoSays(at, 'Delete me')
		await uploaded(session, pictures.large)
		socket.close()
		const place = { workspace: 'demo' as WorkspaceId, conversation: session.conversation as ConversationId }
		expect((await at.env.FILES.list({ prefix: `demo/${session.conversation}/` })).objects).toHaveLength(2)
		await eraseFiles(at.env, place)
		expect((await at.env.FILES.list({ prefix: `demo/${session.conversation}/` })).objects).toEqual([])
	})
})

describe('a link to a file', () => {
	const place = (session: WidgetSession, file: Uploaded) => ({
		workspace: 'demo' as WorkspaceId,
		conversation: session.conversation as ConversationId,
		file: file.id,
	})

	it('shows pictures and saves pages, and runs neither', async () => {
		const session = await newcomer(at)
		const served = async (body: BodyInit) => {
			const { headers } = await at.call((await linkTo(session, await uploaded(session, body, { 'content-type': 'image/png' }))).url)
			const names = ['content-type', 'content-disposition', 'x-content-type-options', 'cross-origin-resource-policy']
			expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/)
			expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+, immutable$/)
			return names.map((it) => headers.get(it))
		}
		const careful = ['nosniff', 'cross-origin']
		expect(await served(pictures.png)).toEqual(['image/png', `inline; filename="image.png"; filename*=UTF-8''image.png`, ...careful])
		const saved = `attachment; filename="file.html"; filename*=UTF-8''file.html`
		expect(await served('<!doctype html><script>alert(1)</script>')).toEqual(['application/octet-stream', saved, ...careful])
		const svg = await served('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
		expect(svg.slice(0, 2)).toEqual(['application/octet-stream', `attachment; filename="image.svg"; filename*=UTF-8''image.svg`])
	})

	it('expires, and then says so', async () => {
		const session = await newcomer(at)
		const file = await uploaded(session, pictures.png)
		const expired = await fileLink(at.env, { ...place(session, file), thumbnail: false, untilMs: Date.now() - 1 })
		expect(await refusalOf(await at.call(expired))).toBe('410 link-expired')
	})

	it('counts only as it was signed', async () => {
		const session = await newcomer(at)
		const { url } = await linkTo(session, await uploaded(session, pictures.png))
		const [payload = '', mac = ''] = url.replace('/files/', '').split('.')
		const other = btoa(atob(payload.replaceAll('-', '+').replaceAll('_', '/')).replace('demo', 'demi')).replaceAll('=', '')
		for (const it of [`${other}.${mac}`, payload, `${payload}.`, `${payload}.${mac}x`, 'x'.repeat(2_000), '%00']) {
			expect((await at.call(`/files/${it}`)).status, it).toBe(404)
		}
		expect((await gateway({ PATCHBAY_SECRET: 'another secret, which is as long as it has to be' }).call(url)).status).toBe(404)
	})

	it('leads to nothing once the file is gone', async () => {
		const session = await newcomer(at)
		const file = await uploaded(session, pictures.png)
		const { url } = await linkTo(session, file)
		await at.env.FILES.delete([fileKey(place(session, file)), thumbnailKey(fileKey(place(session, file)))])
		expect(await refusalOf(await at.call(url))).toBe('404 not-found')
		const path = `/api/v1/widget/files/${file.id}`
		expect(await refusalOf(await at.call(path, { headers: bearer(session) }))).toBe('404 not-found')
	})

	it('plays a film from wherever it is asked to', async () => {
		const session = await newcomer(at)
		const film = `\0\0\0\x20ftypisom${'\0'.repeat(4_000)}`
		const { url } = await linkTo(session, await uploaded(session, film, { 'content-type': 'video/mp4' }))
		const part = async (range: string) => {
			const answer = await at.call(url, { headers: { range } })
			return [
				answer.status,
				answer.headers.get('content-range'),
				(await answer.arrayBuffer()).byteLength,
				answer.headers.get('content-type'),
			]
		}
		// What Safari asks first, what a player asks for, and where it is moved to.
		expect(await part('bytes=0-1')).toEqual([206, 'bytes 0-1/4012', 2, 'video/mp4'])
		expect(await part('bytes=0-')).toEqual([206, 'bytes 0-4011/4012', 4_012, 'video/mp4'])
		expect(await part('bytes=4000-9999')).toEqual([206, 'bytes 4000-4011/4012', 12, 'video/mp4'])
		const whole = await at.call(url)
		expect([whole.status, whole.headers.get('accept-ranges'), whole.headers.get('content-length')]).toEqual([200, 'bytes', '4012'])
		expect(whole.headers.get('content-disposition')).toMatch(/^inline/)
		const head = await at.call(url, { method: 'HEAD' })
		expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([200, '4012', 'bytes'])
	})

	it('gives parts, and tells who has it already', async () => {
		const session = await newcomer(at)
		const { url } = await linkTo(session, await uploaded(session, '0123456789', { 'content-type': 'text/plain' }))
		const part = async (range: string, more: Record<string, string> = {}) => await at.call(url, { headers: { range, ...more } })
		const some = await part('bytes=2-4')
		expect([some.status, await some.text(), some.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
		expect(await (await part('bytes=-3')).text()).toBe('789')
		expect(await refusalOf(await part('bytes=10-'))).toBe('416 range-invalid')
		expect(await (await part('bytes=2-4', { 'if-range': '"another"' })).text()).toBe('0123456789')
		const etag = (await at.call(url)).headers.get('etag') ?? ''
		expect((await at.call(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
	})
})

it('says of a file that has not come, or never will, why', async () => {
	const { socket, ...session } = await visitorWhoSays(at, 'Where is it?')
	const path = `/api/v1/conversations/${session.conversation}/files/fil_01JD3ZK8Q0ABCDEFGHJKMN`
	expect(await refusalOf(await at.call(path, { headers: asAdministrator }))).toBe('404 not-found')
	socket.close()
})

it('asks customers for their token, and staff for who they are', async () => {
	expect(await refusalOf(await at.call('/api/v1/widget/files', post('x')))).toBe('401 token-missing')
	expect(await refusalOf(await at.call('/api/v1/widget/files', post('x', { authorization: 'Bearer a.b' })))).toBe('401 token-invalid')
	const { conversation, token } = await newcomer(at)
	const path = `/api/v1/conversations/${conversation}/files`
	expect(await refusalOf(await at.call(path, post('x')))).toBe('401 not-signed-in')
	expect(await refusalOf(await at.call(path, post('x', bearer({ token }))))).toBe('401 token-invalid')
	expect((await at.call('/ws/widget?v=1&cursor=0&inbox=demo.web', upgrade({ token }))).status).toBe(101)
})
