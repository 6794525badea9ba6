import { expect, test } from 'vitest'
import { TEXT_LIMIT } from '../../../../channels/webchat/widget/composer.ts'
import { TEXT_MAX_CHARS } from '../../../../core/message.ts'

test('lets the customer write as much as the protocol takes', () => {
	expect(TEXT_LIMIT).toBe(TEXT_MAX_CHARS)
})
