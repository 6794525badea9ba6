import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedFile } from '../../../channels/channel.ts'
import { wechat } from '../../../channels/wechat/wechat.ts'
import { wechat as standIn } from '../../../local/providers/wechat.ts'
import { type Served, serveStandIn } from '../support/serve-stand-in.ts'
import { accessWithToken, errcode, JSON_HEADERS } from './support.ts'

let served: Served
beforeAll(async () => {
	served = await serveStandIn(standIn)
})
afterAll(() => served.close())

async function opened(instead: Served['instead']): Promise<OpenedFile | undefined> {
	const access = await accessWithToken(served)
	served.instead = instead
	try {
		return await wechat.openFile?.('media-1', access)
	} finally {
		served.instead = null
	}
}

describe('a file of a follower', () => {
	test('is gone when WeChat says so, in JSON and with 200', async () => {
		expect(await opened(errcode(40007, 'invalid media_id'))).toMatchObject({ ok: false, outcome: 'gone', detail: '40007 invalid media_id' })
		expect(await opened({ ...errcode(40007), headers: { 'content-type': 'text/plain' } })).toMatchObject({ ok: false, outcome: 'gone' })
	})

	test('is asked for again with another token, or later', async () => {
		expect(await opened(errcode(42001))).toMatchObject({ ok: false, outcome: 'renew' })
		expect(await opened(errcode(-1))).toMatchObject({ ok: false, outcome: 'retry' })
		expect(await opened(errcode(45009))).toMatchObject({ ok: false, outcome: 'retry' })
		expect(await opened({ status: 200, headers: JSON_HEADERS, body: '{"' })).toMatchObject({ ok: false, outcome: 'retry' })
		expect(await opened({ status: 502, headers: {}, body: 'Bad gateway' })).toMatchObject({ ok: false, outcome: 'retry' })
	})

	test('is what it is, even where it is words', async () => {
		const headers = { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="a.txt"' }
		const file = await opened({ status: 200, headers, body: '{"errcode":40007}' })
		expect(file?.ok === true ? await file.response.text() : file).toBe('{"errcode":40007}')
	})

	test('lies elsewhere when it is a video', async () => {
		const access = await accessWithToken(served)
		const asked: string[] = []
		const fetch = (url: string): Promise<Response> => {
			asked.push(url)
			return Promise.resolve(asked.length === 1 ? Response.json({ video_url: 'http://video.example/1.mp4' }) : new Response('film'))
		}
		const file = await wechat.openFile?.('media-1', { ...access, fetch })
		expect(file?.ok === true ? await file.response.text() : file).toBe('film')
		expect(asked[1]).toBe('http://video.example/1.mp4')
	})

	test('needs a token', async () => {
		expect(await wechat.openFile?.('media-1', { ...await accessWithToken(served), token: null })).toMatchObject({
			ok: false,
			outcome: 'renew',
		})
	})
})
