import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closesAtMs, Hours, isOpen, opensAtMs } from '../../../core/hours/hours.ts'

const office = Hours.parse({
	timeZone: 'Europe/Madrid',
	week: {
		monday: [{ from: '09:00', to: '14:00' }, { from: '16:00', to: '19:00' }],
		friday: [{ from: '09:00', to: '24:00' }],
		saturday: [{ from: '00:00', to: '02:00' }],
	},
	exceptions: [{ date: '2026-12-25', name: 'Christmas', open: [] }, {
		date: '2026-12-26',
		name: 'Sale',
		open: [{ from: '10:00', to: '12:00' }],
	}],
})
const at = (text: string) => Date.parse(text)

describe('hours', () => {
	it('are those of the place, also in summer', () => {
		expect(isOpen(office, at('2026-11-23T08:00:00Z'))).toBe(true)
		expect(isOpen(office, at('2026-11-23T07:59:59Z'))).toBe(false)
		expect(isOpen(office, at('2026-07-06T07:00:00Z'))).toBe(true)
	})

	it('end when they end', () => {
		expect(isOpen(office, at('2026-11-23T12:59:59Z'))).toBe(true)
		expect(isOpen(office, at('2026-11-23T13:00:00Z'))).toBe(false)
	})

	it('go on over midnight in two spans', () => {
		expect(closesAtMs(office, at('2026-11-27T20:00:00Z'))).toBe(at('2026-11-28T01:00:00Z'))
	})

	it('give way to a holiday and to a day with hours of its own', () => {
		expect(isOpen(office, at('2026-12-25T10:00:00Z'))).toBe(false)
		expect(opensAtMs(office, at('2026-12-25T10:00:00Z'))).toBe(at('2026-12-26T09:00:00Z'))
	})

	it('may never come', () => {
		expect(opensAtMs(Hours.parse({ timeZone: 'UTC', week: {} }), 0)).toBeNull()
	})

	it.each([
		[{ timeZone: 'Mars/Olympus', week: {} }, ['timeZone']],
		[{ timeZone: 'UTC', week: { monday: [{ from: '17:00', to: '09:00' }] } }, ['week', 'monday', 0, 'to']],
		[{ timeZone: 'UTC', week: { monday: [{ from: '9', to: '10:00' }] } }, ['week', 'monday', 0, 'from']],
		[{ timeZone: 'UTC', week: {}, exceptions: [{ date: '2026-02-30', open: [] }] }, ['exceptions', 0, 'date']],
	])('refuse %j with the path', (hours, path) => {
		expect(Hours.safeParse(hours).error?.issues[0]?.path).toEqual(path)
	})

	it('open and close next exactly when a walk by the minute says so', () => {
		const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'UTC')
		const nearClockChange = fc.constantFrom(
			'2026-03-28T12:00:00Z',
			'2026-10-24T12:00:00Z',
			'2026-03-07T12:00:00Z',
			'2026-10-31T12:00:00Z',
			'2026-04-04T03:00:00Z',
			'2026-06-01T00:00:00Z',
		)
		fc.assert(
			fc.property(zones, nearClockChange, fc.nat(48 * 60), (timeZone, from, minutes) => {
				const hours = Hours.parse({ ...office, timeZone, week: { ...office.week, sunday: [{ from: '01:30', to: '03:10' }] } })
				const startMs = at(from) + minutes * 60_000
				for (const [open, next] of [[true, opensAtMs], [false, closesAtMs]] as const) {
					let walked = startMs
					while (isOpen(hours, walked) !== open) walked += 60_000
					expect(next(hours, startMs)).toBe(walked)
				}
			}),
			{ numRuns: 60 },
		)
	})
})
