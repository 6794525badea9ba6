import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { it } from 'vitest'
import { translate } from '../../../channels/twilio-messaging/translate.ts'
import { expectWellFormed } from '../contract/well-formed.ts'

const FOLDER = new URL('../../../channels/twilio-messaging/fixtures/', import.meta.url)
const forms = readdirSync(FOLDER).map((it) => readFileSync(new URL(it, FOLDER), 'utf8').split('&'))
const url = new URL('https://patchbay.example/hooks/twilio-messaging/demo.first?message=%00a')
const ODD = ['%00', 'a%0Ab', '%ED%A0%80', '', '+', 'NaN', '1e999', '-5', '%', '%zz', 'x'.repeat(20_000)]

it('stands any value in any place of a form', () => {
	const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.string(), fc.constantFrom(...ODD))), { minLength: 1, maxLength: 4 })
	fc.assert(
		fc.property(fc.constantFrom(...forms), changes, (form, edits) => {
			const pairs = [...form]
			for (const [at, value] of edits) pairs[at % pairs.length] = `${pairs[at % pairs.length]?.split('=')[0]}=${value}`
			expectWellFormed(translate(new TextEncoder().encode(pairs.join('&')), { credentials: {}, nowMs: 1, url }))
		}),
		{ numRuns: 3_000 },
	)
})
