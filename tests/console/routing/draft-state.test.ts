import { describe, expect, it } from 'vitest'
import { isWhole } from '../../../workers/console/routing/state/is-whole.ts'
import { demoConfig } from '../../../core/config/demo.ts'
import type { SavedDraft } from '../../../workers/console/routing/api.ts'
import {
	type DraftAction,
	draftAfter,
	type DraftState,
	isDraft,
	isOvertaken,
	isPublishable,
	openDraft,
	shownConfig,
} from '../../../workers/console/routing/state/draft-state.ts'

const live = { version: 4, config: demoConfig }
const edit = (name: string) => ({ ...demoConfig, name })
const savedAs = (name: string, more: Partial<SavedDraft> = {}): SavedDraft => ({
	base: 4,
	config: edit(name),
	updatedAtMs: 1_000,
	by: 'Robin',
	problem: null,
	...more,
})

function after(state: DraftState, ...actions: DraftAction[]): DraftState {
	return actions.reduce(draftAfter, state)
}

describe('a draft', () => {
	it('is none as long as nothing differs from what is live', () => {
		const state = openDraft(live, null)
		expect(shownConfig(state)).toBe(demoConfig)
		expect([isDraft(state), isPublishable(state)]).toEqual([false, false])
	})

	it('can be published once it is saved and nothing is wrong with it', () => {
		const sent = edit('B')
		const typed = after(openDraft(live, null), { type: 'edited', config: sent })
		expect([typed.sync, isDraft(typed), isPublishable(typed)]).toEqual(['waiting', true, false])
		const saved = after(typed, { type: 'saving' }, { type: 'saved', sent, saved: savedAs('B') })
		expect([saved.sync, saved.edited, isPublishable(saved)]).toEqual(['settled', null, true])
	})

	it('cannot be published while something is wrong with it, and says what', () => {
		const sent = edit('B')
		const problem = { code: 'config-invalid', field: 'queues.0.routing.steps', detail: 'never used' }
		const state = after(openDraft(live, null), { type: 'edited', config: sent }, { type: 'saving' }, {
			type: 'saved',
			sent,
			saved: savedAs('B', { problem }),
		})
		expect(state.problem).toEqual({ field: 'queues.0.routing.steps', detail: 'never used' })
		expect(isPublishable(state)).toBe(false)
	})

	it('keeps what is typed while a save is under way, and saves it next', () => {
		const [first, second] = [edit('B'), edit('C')]
		const state = after(
			openDraft(live, null),
			{ type: 'edited', config: first },
			{ type: 'saving' },
			{ type: 'edited', config: second },
			{ type: 'saved', sent: first, saved: savedAs('B') },
		)
		expect([shownConfig(state), state.sync]).toEqual([second, 'waiting'])
	})

	it('keeps what was refused on the screen, with the reason', () => {
		const sent = edit('')
		const state = after(openDraft(live, null), { type: 'edited', config: sent }, { type: 'saving' }, {
			type: 'refused',
			sent,
			problem: { field: 'name', detail: 'Must not be empty' },
		})
		expect([shownConfig(state), state.sync, state.problem?.field]).toEqual([sent, 'refused', 'name'])
	})

	it('follows a colleague’s changes while there are none here', () => {
		const state = after(openDraft(live, savedAs('B')), { type: 'heard', live, saved: savedAs('C', { updatedAtMs: 2_000 }) })
		expect(shownConfig(state)).toEqual(edit('C'))
		expect(after(state, { type: 'heard', live, saved: null }).saved).toBeNull()
	})

	it('asks whose changes stand when a colleague saves between two saves here', () => {
		const mine = edit('mine')
		const theirs = savedAs('theirs', { updatedAtMs: 2_000 })
		const state = after(openDraft(live, savedAs('B')), { type: 'edited', config: mine }, { type: 'heard', live, saved: theirs })
		expect([shownConfig(state), state.elsewhere]).toEqual([mine, theirs])
		expect(shownConfig(after(state, { type: 'took-theirs' }))).toEqual(theirs.config)
		const kept = after(state, { type: 'kept-mine' })
		expect([shownConfig(kept), kept.sync, kept.elsewhere]).toEqual([mine, 'waiting', null])
	})

	it('is overtaken when somebody publishes meanwhile, until it is put on the newer version', () => {
		const newer = { version: 5, config: { ...demoConfig, name: 'E' } }
		const overtaken = after(openDraft(live, savedAs('B')), { type: 'heard', live: newer, saved: savedAs('B') })
		expect([isOvertaken(overtaken), isPublishable(overtaken)]).toEqual([true, false])
		const sent = edit('merged')
		const rebased = after(overtaken, { type: 'rebased', config: sent })
		expect([rebased.base, rebased.sync, isOvertaken(rebased)]).toEqual([5, 'waiting', false])
		const saved = after(rebased, { type: 'saving' }, { type: 'saved', sent, saved: savedAs('merged', { base: 5, updatedAtMs: 3_000 }) })
		expect(isPublishable(saved)).toBe(true)
	})

	it('follows what is live while there is no draft', () => {
		const newer = { version: 5, config: { ...demoConfig, name: 'E' } }
		const state = after(openDraft(live, null), { type: 'heard', live: newer, saved: null })
		expect([shownConfig(state), state.base]).toEqual([newer.config, 5])
		expect(after(state, { type: 'heard', live, saved: null })).toBe(state)
	})

	it('is gone once it is published', () => {
		const state = after(openDraft(live, savedAs('B')), { type: 'published', live: { version: 5, config: edit('B') } })
		expect([isDraft(state), state.saved, state.base]).toEqual([false, null, 5])
	})
})

describe('a draft that came from elsewhere', () => {
	it('is whole when it has every part that is shown', () => {
		expect(isWhole(demoConfig, demoConfig)).toBe(true)
		expect(isWhole(edit(''), demoConfig)).toBe(true)
		const [first, ...others] = demoConfig.queues
		const { steps: _, ...routing } = first!.routing
		expect(isWhole({ ...demoConfig, queues: [{ ...first, routing }, ...others] }, demoConfig)).toBe(false)
		expect(isWhole({ ...demoConfig, queues: [{ id: 'a', name: '' }] }, demoConfig)).toBe(false)
		expect(isWhole({ name: '' }, demoConfig)).toBe(false)
		expect(isWhole({ ...demoConfig, teams: [{ id: 'a', name: '' }] }, demoConfig)).toBe(false)
	})

	it('may have an overflow, hours and levels where what is live has none', () => {
		const [first] = demoConfig.queues
		const routing = { ...first!.routing, overflow: { afterMs: 1_000, to: 'bookings' }, hours: 'office', languageMin: 3 }
		expect(isWhole({ ...demoConfig, queues: [{ ...first!, routing }] }, demoConfig)).toBe(true)
		const live = { ...demoConfig, queues: [{ ...first!, routing }] }
		expect(isWhole(demoConfig, live)).toBe(true)
	})
})
