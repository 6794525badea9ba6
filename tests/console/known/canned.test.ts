import { describe, expect, it } from 'vitest'
import { cannedFor, filledIn, soughtIn } from '../../../workers/console/known/canned.ts'
import type { CannedResponse } from '../../../workers/console/known/canned-response.ts'

const canned = (id: string, more: Partial<CannedResponse> = {}): CannedResponse => ({
	id,
	name: id,
	text: 'Hello {customer}, {agent} here.',
	language: null,
	queues: [],
	...more,
})
const idsOf = (list: readonly CannedResponse[]) => list.map((it) => it.id)

describe('canned responses', () => {
	it('are looked for by a slash at the very start', () => {
		expect(soughtIn('/')).toBe('')
		expect(soughtIn('/Ref')).toBe('ref')
		for (const text of ['', 'a/ref', '/ref now', ' /ref', '/ref\n']) expect(soughtIn(text), text).toBeNull()
	})

	it('are found by what they begin with first', () => {
		const all = [canned('late-refund'), canned('refund'), canned('hello', { name: 'Refunds explained' }), canned('bye')]
		expect(idsOf(cannedFor(all, 'refund', { language: 'en', queue: null }))).toEqual(['refund', 'hello', 'late-refund'])
	})

	it('fit the customer’s language and the queue', () => {
		const all = [canned('zh', { language: 'zh' }), canned('en', { language: 'en' }), canned('visa', { queues: ['visa'] })]
		expect(idsOf(cannedFor(all, '', { language: 'zh-CN', queue: 'support' }))).toEqual(['zh'])
		expect(idsOf(cannedFor(all, '', { language: 'en', queue: 'visa' }))).toEqual(['en', 'visa'])
	})

	it('have the names put in, and leave no gap where there is none', () => {
		expect(filledIn(canned('a'), { customer: '$& 李雷', agent: 'Ana' })).toBe('Hello $& 李雷, Ana here.')
		expect(filledIn(canned('a'), { customer: null, agent: 'Ana' })).toBe('Hello, Ana here.')
	})
})
