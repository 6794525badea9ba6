import { describe, expect, it } from 'vitest'
import { isForAnybody, signInHashOf, signInRouteOf } from '../../../workers/console/signin/sign-in-route.ts'

describe('where somebody stands before the door', () => {
	it('is read off the address and written to it alike', () => {
		for (const at of ['forgotten', 'sign-up', 'sso', 'sign-in'] as const) expect(signInRouteOf(signInHashOf(at))).toEqual({ at })
	})

	it('takes the token of a link', () => {
		expect(signInRouteOf('#/reset/a.B-c_9')).toEqual({ at: 'reset', token: 'a.B-c_9' })
		expect(signInRouteOf('#/invitation/abc')).toEqual({ at: 'invitation', token: 'abc' })
		expect(signInRouteOf('#/sign-in-failed/not-staff')).toEqual({ at: 'refused', code: 'not-staff' })
	})

	it('is the plain sign-in for whatever else stands there', () => {
		for (const hash of ['', '#/c/cnv_1', '#/reset/', '#/reset/a b', '#/invitation/<x>', '#/elsewhere/abc']) {
			expect(signInRouteOf(hash)).toEqual({ at: 'sign-in' })
		}
	})

	it('counts links for whoever is signed in', () => {
		expect(isForAnybody(signInRouteOf('#/invitation/abc'))).toBe(true)
		expect(isForAnybody(signInRouteOf('#/waiting'))).toBe(false)
	})
})
