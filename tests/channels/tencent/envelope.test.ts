import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openEnvelope } from '../../../channels/providers/tencent/envelope.ts'
import { seal } from '../../../local/providers/tencent/crypt.ts'
import { answer, emptyKey, javaSamples, urlCheck } from './vectors.ts'

async function opened(sealed: string, how: { encodingAesKey: string; receiver: string }): Promise<string | null> {
	const message = await openEnvelope(sealed, how)
	return message === null ? null : new TextDecoder().decode(message)
}

describe('an envelope', () => {
	test('opens as the published examples do', async () => {
		expect(await opened(urlCheck.sealed, urlCheck)).toBe(urlCheck.message)
		expect(await opened(answer.sealed, answer)).toBe(answer.message)
		expect(await opened(javaSamples.short.sealed, javaSamples)).toBe(javaSamples.short.message)
		expect(await opened(javaSamples.long.sealed, javaSamples)).toBe(javaSamples.long.message)
	})

	test('opens whatever the length of its message, in either half of the paddings', async () => {
		for (const encodingAesKey of [emptyKey, urlCheck.encodingAesKey]) {
			for (let length = 0; length <= 70; length++) {
				const message = '好'.repeat(length % 3) + 'x'.repeat(length)
				expect(await opened(seal(message, { encodingAesKey, receiver: 'wx1' }), { encodingAesKey, receiver: 'wx1' })).toBe(message)
			}
		}
	})

	test('opens as another has sealed it, whatever it says', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (message, receiver) => {
				const how = { encodingAesKey: emptyKey, receiver }
				expect(await opened(seal(message, how), how)).toBe(message)
			}),
			{ numRuns: 40 },
		)
	})

	test('keeps every line and blank of its message', async () => {
		const message = '\n  <xml>\n</xml>\r\n\t '
		expect(await opened(seal(message, javaSamples), javaSamples)).toBe(message)
	})

	test('does not open for another account', async () => {
		expect(await opened(urlCheck.sealed, { ...urlCheck, receiver: 'wx5823bf96d3bd56c8' })).toBeNull()
		expect(await opened(seal('hi', { encodingAesKey: emptyKey, receiver: 'wx12' }), { encodingAesKey: emptyKey, receiver: 'wx1' }))
			.toBeNull()
	})

	test('does not open with another key, or with what is none', async () => {
		expect(await opened(urlCheck.sealed, { ...urlCheck, encodingAesKey: emptyKey })).toBeNull()
		for (const encodingAesKey of ['', 'short', `${emptyKey}A`, `${'A'.repeat(42)}=`, `${'A'.repeat(42)}*`]) {
			expect(await opened(urlCheck.sealed, { ...urlCheck, encodingAesKey })).toBeNull()
		}
	})

	test('does not open when its length is a lie', async () => {
		const plain = seal('hello', { encodingAesKey: emptyKey, receiver: 'wx1' })
		const other = seal('hello', { encodingAesKey: emptyKey, receiver: '' })
		expect(await opened(plain, { encodingAesKey: emptyKey, receiver: '' })).toBeNull()
		expect(await opened(other, { encodingAesKey: emptyKey, receiver: '' })).toBe('hello')
	})

	test('stands anything', async () => {
		const blocks = fc.uint8Array({ maxLength: 8 }).map((it) => Buffer.alloc(it.length * 16, Buffer.from(it)).toString('base64'))
		await fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), blocks), async (sealed) => {
			expect(await openEnvelope(sealed, urlCheck)).toBeNull()
		}))
	})
})
