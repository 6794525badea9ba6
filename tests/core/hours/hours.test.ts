import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closesAtMs, Hours, isOpen, opensAtMs } from '../../../core/hours/hours.ts'
import { effortMs } from '../../support/effort.ts'

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

	const daily = (timeZone: string, from: string, to: string) => {
		const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
		return Hours.parse({ timeZone, week: Object.fromEntries(days.map((it) => [it, [{ from, to }]])) })
	}

	it.each([
		['America/New_York', '2026-03-08T04:02:00Z', '2026-03-08T13:00:00Z'],
		['Europe/Madrid', '2026-03-28T22:30:00Z', '2026-03-29T07:00:00Z'],
		['America/Santiago', '2026-09-06T03:30:00Z', '2026-09-06T12:00:00Z'],
		['Asia/Beirut', '2026-03-28T21:30:00Z', '2026-03-29T06:00:00Z'],
		['Africa/Cairo', '2026-04-23T21:30:00Z', '2026-04-24T06:00:00Z'],
		['Australia/Lord_Howe', '2026-10-03T13:15:00Z', '2026-10-03T22:00:00Z'],
	])('%s opens on the day that is cut short, when asked late on its eve', (timeZone, from, opens) => {
		expect(opensAtMs(daily(timeZone, '09:00', '18:00'), at(from))).toBe(at(opens))
	})

	it('open at the edge after a night whose first hour never was', () => {
		const beirut = daily('Asia/Beirut', '01:15', '01:45')
		expect(opensAtMs(beirut, at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-28T22:15:00Z'))
		expect(opensAtMs(daily('Asia/Beirut', '00:30', '01:45'), at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-28T22:00:00Z'))
	})

	it('go on past a day that never was', () => {
		const apia = daily('Pacific/Apia', '09:00', '18:00')
		expect(opensAtMs(apia, at('2011-12-30T09:30:00Z'))).toBe(at('2011-12-30T19:00:00Z'))
	})

	it('look a year ahead in little time', () => {
		const never = daily('America/New_York', '00:00', '24:00')
		closesAtMs(never, at('2026-01-01T00:00:00Z'))
		const startMs = effortMs()
		for (let i = 0; i < 5; i++) expect(closesAtMs(never, at('2026-01-01T00:00:00Z'))).toBeNull()
		expect((effortMs() - startMs) / 5).toBeLessThan(50)
	})

	it('agree with a walk by the minute whatever the clocks do, at any spans', () => {
		const change = fc.constantFrom(
			['America/New_York', '2026-03-08', '2026-11-01'],
			['Europe/Madrid', '2026-03-29', '2026-10-25'],
			['America/Santiago', '2026-09-06', '2026-04-05'],
			['Asia/Beirut', '2026-03-29', '2026-10-25'],
			['Africa/Cairo', '2026-04-24', '2026-10-30'],
			['Australia/Lord_Howe', '2026-10-04', '2026-04-05'],
			['Pacific/Apia', '2011-12-31', '2012-04-01'],
			['Asia/Kathmandu', '2026-01-01', '2026-06-01'],
		).chain(([timeZone = '', ...days]) => fc.constantFrom(...days).map((day) => ({ timeZone, dayMs: at(day) })))
		const night = fc.oneof(fc.nat(4 * 60), fc.integer({ min: 22 * 60, max: 24 * 60 }), fc.nat(24 * 60))
		const spans = fc.uniqueArray(night, { maxLength: 4 }).map((minutes) => {
			const edges = minutes.sort((a, b) => a - b).map(clockOf)
			return edges.flatMap((from, i) => i % 2 === 0 && edges[i + 1] ? [{ from, to: edges[i + 1] }] : [])
		})
		const week = fc.record({ sunday: spans, monday: spans, tuesday: spans, thursday: spans, friday: spans, saturday: spans })
		const agree = fc.property(
			change,
			week,
			spans,
			fc.integer({ min: -48 * 60, max: 24 * 60 }),
			fc.nat(59_999),
			(it, week, open, by, ms) => {
				const exceptions = [{ date: new Date(it.dayMs).toISOString().slice(0, 10), open }]
				const hours = Hours.parse({ timeZone: it.timeZone, week, exceptions: by % 2 ? exceptions : [] })
				const startMs = it.dayMs + by * 60_000 + ms
				expect(within(opensAtMs(hours, startMs), startMs)).toBe(walk(hours, startMs, true))
				expect(within(closesAtMs(hours, startMs), startMs)).toBe(walk(hours, startMs, false))
			},
		)
		fc.assert(agree, { numRuns: 150 })
	})
})

function clockOf(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

const WALK_MS = 3 * 86_400_000

function within(foundMs: number | null, startMs: number): number | null {
	return foundMs !== null && foundMs <= startMs + WALK_MS ? foundMs : null
}

function walk(hours: Hours, startMs: number, open: boolean): number | null {
	if (isOpen(hours, startMs) === open) return startMs
	for (let atMs = Math.ceil(startMs / 60_000) * 60_000; atMs <= startMs + WALK_MS; atMs += 60_000) {
		if (isOpen(hours, atMs) === open) return atMs
	}
	return null
}
