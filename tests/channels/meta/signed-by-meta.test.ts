import { describe, expect, test } from 'vitest'
import { signedByMeta } from '../../../channels/providers/meta/signed-by-meta.ts'

const credentials = { appSecret: 'App Secret', verifyToken: 'meatyhamhock' }

function get(query: string) {
	const url = new URL(`https://patchbay.example/hooks/whatsapp/demo.first?${query}`)
	return signedByMeta({ method: 'GET', url, headers: new Headers(), body: new Uint8Array() }, { credentials })
}

async function post(text: string, header: string) {
	const url = new URL('https://patchbay.example/hooks/whatsapp/demo.first')
	const headers = new Headers({ 'x-hub-signature-256': header })
	return await signedByMeta({ method: 'POST', url, headers, body: new TextEncoder().encode(text) }, { credentials })
}

/** HMAC-SHA256 of the escaped body with the secret above, by OpenSSL. */
const ESCAPED = '{"text":"\\u00e4\\u00f6\\u00e5","url":"https:\\/\\/a.example"}'
const SIGNATURE = '2e41c3871001176bb2782fd7e94546fa2f746a518f2e7c994df4f5133b7859c0'

describe('what Meta posts', () => {
	test('is taken when its signature is over the very bytes that came', async () => {
		expect(await post(ESCAPED, `sha256=${SIGNATURE}`)).toMatchObject({ ok: true })
	})

	test('is refused when it says the same in other bytes', async () => {
		const same = JSON.stringify(JSON.parse(ESCAPED))
		expect(await post(same, `sha256=${SIGNATURE}`)).toMatchObject({ ok: false, code: 'signature-invalid' })
	})

	test.each([
		'sha256=',
		`sha1=${SIGNATURE}`,
		SIGNATURE,
		`sha256=${SIGNATURE}00`,
		`sha256= ${SIGNATURE}`,
		`sha256=${SIGNATURE.toUpperCase()}`,
		'sha256=zz',
	])('is refused with %s', async (header) => {
		expect(await post(ESCAPED, header)).toMatchObject({ ok: false, code: 'signature-invalid' })
	})
})

describe('the handshake', () => {
	test('gives the challenge back as it is', async () => {
		const answered = await get('hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=meatyhamhock')
		expect(answered).toEqual({ ok: true, answer: { status: 200, contentType: 'text/plain', body: '1158201444' } })
	})

	test.each([
		['another word', 'hub.mode=subscribe&hub.challenge=1&hub.verify_token=other', 'signature-invalid'],
		['no word', 'hub.mode=subscribe&hub.challenge=1', 'signature-missing'],
		['no challenge', 'hub.mode=subscribe&hub.verify_token=meatyhamhock', 'body-invalid'],
		['another wish', 'hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=meatyhamhock', 'body-invalid'],
	])('is refused with %s', async (_name, query, code) => {
		expect(await get(query)).toMatchObject({ ok: false, code })
	})
})
