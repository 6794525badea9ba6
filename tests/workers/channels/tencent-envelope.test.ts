import { describe, expect, test } from 'vitest'
import { openEnvelope, sealEnvelope } from '../../../channels/providers/tencent/envelope.ts'
import { answer, emptyKey, javaSamples, urlCheck } from '../../channels/tencent/vectors.ts'

describe('an envelope of WeChat, in workerd', () => {
	test('opens as the published examples do, in either half of the paddings', async () => {
		for (const it of [urlCheck, answer, { ...javaSamples, ...javaSamples.short }, { ...javaSamples, ...javaSamples.long }]) {
			const message = await openEnvelope(it.sealed, it)
			expect(message === null ? null : new TextDecoder().decode(message)).toBe(it.message)
		}
	})

	test('is sealed and opened whatever the length of its message', async () => {
		for (let length = 0; length <= 40; length++) {
			const how = { encodingAesKey: emptyKey, receiver: 'wx1' }
			const sealed = await sealEnvelope('x'.repeat(length), how)
			expect((await openEnvelope(sealed ?? '', how))?.length).toBe(length)
		}
	})
})
