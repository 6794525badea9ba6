import { describe, expect, test } from 'vitest'
import { openEnvelope } from '../../../channels/providers/tencent/envelope.ts'
import { answer, javaSamples, urlCheck } from '../../channels/tencent/vectors.ts'

describe('an envelope of WeChat, in workerd', () => {
	test('opens as the published examples do, in either half of the paddings', async () => {
		for (const it of [urlCheck, answer, { ...javaSamples, ...javaSamples.short }, { ...javaSamples, ...javaSamples.long }]) {
			const message = await openEnvelope(it.sealed, it)
			expect(message === null ? null : new TextDecoder().decode(message)).toBe(it.message)
		}
	})
})
