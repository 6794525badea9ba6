import { describe, expect, it } from 'vitest'
import { believe, type Proof, type StaffRecord, type Standing } from '../../../core/access/believe.ts'

const HOUR_MS = 3_600_000
const record: StaffRecord = { name: 'Ana', email: 'ana@shop.test', role: 'agent', agent: null, teams: [], active: true, twoFactor: false }
const proof: Proof = { record, startedMs: 1_000, expiresAtMs: 1_000 + 8 * HOUR_MS, fresh: false }
const standing: Standing = { record: null, suspect: false, ended: false, endedBeforeMs: 0 }
const now = { nowMs: 2_000, lifeMs: 8 * HOUR_MS }

describe('a cookie', () => {
	it('is believed while nothing has come since', () => {
		expect(believe(proof, standing, now)).toEqual({ verdict: 'believed', record })
	})

	it('gives way to what has been told since', () => {
		const promoted = { ...record, role: 'supervisor' }
		expect(believe(proof, { ...standing, record: promoted }, now)).toEqual({ verdict: 'believed', record: promoted })
	})

	it('is refused once its sign-in has ended, by itself or with all of that time', () => {
		expect(believe(proof, { ...standing, ended: true }, now).verdict).toBe('refused')
		expect(believe(proof, { ...standing, endedBeforeMs: 1_000 }, now).verdict).toBe('refused')
		expect(believe(proof, { ...standing, endedBeforeMs: 999 }, now).verdict).toBe('believed')
	})

	it('is refused when its time is over, or what the workspace lets it last', () => {
		expect(believe(proof, standing, { ...now, nowMs: proof.expiresAtMs }).verdict).toBe('refused')
		expect(believe(proof, standing, { nowMs: 1_000 + HOUR_MS, lifeMs: HOUR_MS }).verdict).toBe('refused')
		expect(believe(proof, standing, { nowMs: 999 + HOUR_MS, lifeMs: HOUR_MS }).verdict).toBe('believed')
	})

	it('is refused of who is not active', () => {
		expect(believe(proof, { ...standing, record: { ...record, active: false } }, now).verdict).toBe('refused')
		expect(believe({ ...proof, record: { ...record, active: false } }, standing, now).verdict).toBe('refused')
	})

	it('is not enough while something is being changed; what Postgres says is', () => {
		expect(believe(proof, { ...standing, suspect: true }, now).verdict).toBe('ask')
		const read = { ...record, role: 'analyst' }
		const fresh = { ...proof, record: read, fresh: true }
		expect(believe(fresh, { ...standing, suspect: true, record }, now)).toEqual({ verdict: 'believed', record: read })
	})

	it('of a sign-in that has ended is refused whatever Postgres says', () => {
		expect(believe({ ...proof, fresh: true }, { ...standing, ended: true, suspect: true }, now).verdict).toBe('refused')
	})
})
