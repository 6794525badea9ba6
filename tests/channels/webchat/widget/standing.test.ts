import { expect, test } from 'vitest'
import { languages } from '../../../../channels/webchat/widget/i18n.ts'
import { standingText } from '../../../../channels/webchat/widget/standing.ts'
import { emptyState, type State } from '../../../../channels/webchat/widget/state.ts'
import { makeClock } from '../../../../channels/webchat/widget/time.ts'
import { CALLBACK, NOON_MS } from './rows.ts'

const inLine = { status: 'queued', standing: { position: 3, waitMs: 170_000 } } as const
const opensAtMs = NOON_MS + 21 * 3_600_000

function says(state: Partial<State>, texts = { ...languages.en, locale: 'en-GB' }): string {
	return standingText({ ...emptyState, ...state }, { texts, clock: makeClock(texts, 'UTC'), nowMs: NOON_MS })
}

test('tells who waits their place, and nobody else', () => {
	expect(says(inLine)).toBe('You are number 3 in line, about 3 min')
	expect(says({ status: 'queued' })).toBe('')
	expect(says({ ...inLine, status: 'active' })).toBe('')
})

test('tells who comes to a closed queue when it opens and what to do until then', () => {
	const held = (mode: 'message' | 'defer', at: number | null) => says({ status: 'deferred', held: { mode, opensAtMs: at } })
	expect(held('message', opensAtMs)).toBe('We are closed. We open Monday 09:00. Leave your message. You keep your place.')
	expect(held('defer', opensAtMs)).toBe('We are closed. We open Monday 09:00. Come back then. You keep your place.')
	expect(held('message', null)).toBe('We are closed. Leave your message. You keep your place.')
	const zh = says({ status: 'deferred', held: { mode: 'message', opensAtMs } }, languages.zh)
	expect(zh).toBe('我们现在休息。星期一09:00 开始服务。请留言，您的排队位置会保留。')
})

test('tells who will be called back where, open or closed', () => {
	const called = 'We will call +44 20 7946 0000. You keep your place.'
	expect(says({ ...inLine, callback: CALLBACK })).toBe(called)
	expect(says({ status: 'deferred', held: { mode: 'callback', opensAtMs }, callback: CALLBACK })).toBe(called)
})

test('tells who has gone how to go on', () => {
	expect([says({ status: 'closed' }), says({ status: 'abandoned' })]).toEqual([languages.en.writeAgain, languages.en.comeBack])
})
