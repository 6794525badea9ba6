import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSignedBy, signatureOf } from '../../../channels/providers/tencent/signature.ts'
import { sign } from '../../../local/providers/tencent/crypt.ts'
import { answer, urlCheck } from './vectors.ts'

describe('the signature', () => {
	test('is that of the published examples', async () => {
		for (const { token, timestamp, nonce, sealed, signature } of [urlCheck, answer]) {
			expect(await signatureOf([token, timestamp, nonce, sealed])).toBe(signature)
			expect(await isSignedBy(signature, [sealed, nonce, token, timestamp])).toBe(true)
			expect(await isSignedBy(signature.toUpperCase(), [token, timestamp, nonce, sealed])).toBe(false)
		}
	})

	test('is over the parts in the order of their bytes, not of their code units', async () => {
		// In UTF-16 the face begins with D83D, before FF5E; in UTF-8 with F0, after EF.
		expect(await signatureOf(['😀', '～'])).toBe(await signatureOf(['～😀']))
		await fc.assert(
			fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), async (parts) => {
				expect(await signatureOf(parts)).toBe(sign(parts))
			}),
			{ numRuns: 40 },
		)
	})
})
