import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { CONFIG_SECTIONS, SECTIONS } from '../../../workers/console/settings/sections.ts'
import { readClock } from '../../../workers/console/settings/state/clock-time.ts'
import { languageOptions } from '../../../workers/console/settings/state/languages.ts'
import { nextDay } from '../../../workers/console/settings/state/next-day.ts'
import { placeOf } from '../../../workers/console/settings/state/place-of.ts'
import { settingsHashOf, settingsRouteOf } from '../../../workers/console/settings/state/settings-route.ts'
import { freshId, isSlug } from '../../../workers/console/settings/state/slug.ts'
import { zonesFound, zonesOf, zoneText } from '../../../workers/console/settings/state/time-zones.ts'
import { type Week, weekText } from '../../../workers/console/settings/state/week-text.ts'
import { nextSpan, withDay, withMondayCopied } from '../../../workers/console/settings/state/week.ts'
import { en } from '../../../workers/console/routing/words/en.ts'

const WINTER_MS = Date.UTC(2026, 0, 15)

describe('an address in the settings', () => {
	it('leads back to what it was made of, whatever is in an id', () => {
		for (const [section, item] of [['teams', null], ['inboxes', 'demo.web'], ['canned', 'a/b?']] as const) {
			expect(settingsRouteOf(settingsHashOf(section, item))).toEqual({ section, item })
		}
		expect(settingsRouteOf('')).toEqual({ section: null, item: null })
		expect(settingsRouteOf('#/teams/%')).toEqual({ section: 'teams', item: '%' })
	})
})

describe('the place of a field', () => {
	const place = (field: string) => placeOf(field, demoConfig, CONFIG_SECTIONS)

	it('is the page that edits it', () => {
		expect(place('name')).toEqual({ page: 'settings', hash: '#/general' })
		expect(place('locale.timeZone')).toEqual({ page: 'settings', hash: '#/general' })
		expect(place('agents.1.queues.0.queue')).toEqual({ page: 'settings', hash: '#/agents/wei' })
		expect(place('inboxes.0.origins.2')).toEqual({ page: 'settings', hash: '#/inboxes/demo.web' })
		expect(place('dispositions.2.nameZh')).toEqual({ page: 'settings', hash: '#/dispositions' })
	})

	it('is the routing page for what belongs to a policy, and the settings for the rest of a queue', () => {
		expect(place('queues.1.routing.steps.0.forMs')).toEqual({ page: 'routing', hash: '#/bookings/policy' })
		expect(place('queues.1.wrapUpMs')).toEqual({ page: 'settings', hash: '#/queues/bookings' })
	})

	it('is the list for an entry that is not there, and nowhere for what no page edits', () => {
		expect(place('teams.7.name')).toEqual({ page: 'settings', hash: '#/teams' })
		expect(place('workload.pool')).toBe(null)
	})
})

describe('the sections', () => {
	it('have each an address of their own, and no part of the configuration has two', () => {
		expect(new Set(SECTIONS.map((it) => it.id)).size).toBe(SECTIONS.length)
		const parts = CONFIG_SECTIONS.flatMap((it) => it.edits)
		expect(new Set(parts).size).toBe(parts.length)
		expect(Object.keys(demoConfig).filter((it) => !parts.some((part) => part === it))).toEqual(['workload'])
	})
})

describe('a new id', () => {
	it('is made of the name, and of what it is where the name has no letters for one', () => {
		expect(freshId('Returns & Refunds', { taken: [], kind: 'queue' })).toBe('returns-refunds')
		expect(freshId('Café Zürich', { taken: [], kind: 'queue' })).toBe('cafe-zurich')
		expect(freshId('预订', { taken: ['queue'], kind: 'queue' })).toBe('queue-2')
	})

	it('is no other’s, and always one that the configuration takes', () => {
		expect(freshId('Support', { taken: ['support', 'support-2'], kind: 'queue' })).toBe('support-3')
		const long = 'a'.repeat(39) + '-bc'
		expect(freshId(long, { taken: ['a'.repeat(39)], kind: 'queue' })).toBe(`${'a'.repeat(38)}-2`)
		for (const name of [long, '--', '-x-', 'É']) expect(isSlug(freshId(name, { taken: [], kind: 'tag' })), name).toBe(true)
	})
})

describe('a time of day', () => {
	it('is read as people write it', () => {
		const read = ['9', '9:30', '0930', '9.05', '24', '24:00', ' 17:59 ', '9：15'].map(readClock)
		expect(read).toEqual(['09:00', '09:30', '09:30', '09:05', '24:00', '24:00', '17:59', '09:15'])
		expect(['25', '9:60', '24:01', 'nine', '', '9:3'].map(readClock)).toEqual([null, null, null, null, null, null])
	})
})

describe('a week', () => {
	const office = [{ from: '09:00', to: '18:00' }]
	const words = { day: en.weekday, never: 'Never' }

	it('is said in a line, days alike together', () => {
		const week: Week = { monday: office, tuesday: office, thursday: office, saturday: [{ from: '10:00', to: '12:00' }] }
		expect(weekText(week, words)).toBe('Mon–Tue 09:00–18:00, Thu 09:00–18:00, Sat 10:00–12:00')
		expect(weekText({}, words)).toBe('Never')
		expect(weekText({ sunday: [] }, words)).toBe('Never')
	})

	it('takes new spans after those there are, and loses a day without any', () => {
		expect(nextSpan([])).toEqual({ from: '09:00', to: '18:00' })
		expect(nextSpan([{ from: '08:00', to: '12:00' }])).toEqual({ from: '12:00', to: '18:00' })
		expect(nextSpan(office)).toEqual({ from: '18:00', to: '24:00' })
		expect(withDay({ monday: office }, 'monday', [])).toEqual({})
	})

	it('copies Monday to the other working days', () => {
		const copied = withMondayCopied({ monday: office, friday: [], sunday: office })
		expect(weekText(copied, words)).toBe('Mon–Fri 09:00–18:00, Sun 09:00–18:00')
		expect(withMondayCopied({ tuesday: office })).toEqual({})
	})
})

describe('a special day', () => {
	it('begins the day after the last one, or tomorrow', () => {
		expect(nextDay([], '2026-12-31')).toBe('2027-01-01')
		expect(nextDay(['2027-03-01', '2027-01-06'], '2026-12-31')).toBe('2027-03-02')
	})
})

describe('time zones', () => {
	it('are told with how far they are from UTC, by region', () => {
		expect(zoneText('Europe/Madrid', WINTER_MS)).toBe('Madrid (UTC+1)')
		expect(zoneText('America/Argentina/Buenos_Aires', WINTER_MS)).toBe('Argentina, Buenos Aires (UTC-3)')
		expect(zoneText('UTC', WINTER_MS)).toBe('UTC')
		expect(zoneText('Mars/Olympus', WINTER_MS)).toBe('Olympus')
	})

	it('are found by city, region or what their time is called, those that begin so first', () => {
		const ids = ['Asia/Shanghai', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Europe/Berlin', 'America/Sao_Paulo']
		const zones = zonesOf(ids, { atMs: WINTER_MS, tag: 'zh-CN' })
		const found = (text: string) => zonesFound(zones, text, ['Asia/Kolkata', 'UTC']).map((it) => it.id)
		expect(found('')).toEqual(['UTC', 'Asia/Kolkata'])
		expect(found('sHang')).toEqual(['Asia/Shanghai'])
		expect(found('中国')).toEqual(['Asia/Shanghai'])
		expect(found('são')).toEqual(['America/Sao_Paulo'])
		expect(found('b')[0]).toBe('Europe/Berlin')
		expect(found('america')).toEqual(['America/Argentina/Buenos_Aires', 'America/Sao_Paulo'])
		expect(found('olympus')).toEqual([])
	})
})

describe('languages', () => {
	it('begin with those of the console and keep one that is not on the list', () => {
		const names = languageOptions('en', ['gl']).map((it) => it.name)
		expect(names.slice(0, 3)).toEqual(['English', 'Chinese', 'Arabic'])
		expect(names).toContain('Galician')
	})
})
