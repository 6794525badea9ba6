import { WorkspaceConfig } from './workspace.ts'

/** The demo tenant, a small travel shop: what a developer's first start shows. */
export const DEMO_WORKSPACE = 'demo'
export const DEMO_INBOX = 'demo.web'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Nothing here is asked of everybody for ever: with one agent there, of whatever skills, a visitor is offered to them at once. */
const supportRouting = {
	rules: [
		{
			name: 'Visa in Chinese',
			when: { intent: ['visa'], language: ['zh'] },
			steps: [
				{ requires: { all: [{ skill: 'visa', min: 5 }, { language: 'zh', min: 5 }] }, forMs: 20_000 },
				{ requires: { any: [{ skill: 'visa', min: 3 }, { language: 'zh', min: 3 }] }, forMs: 40_000 },
			],
			priority: 2,
		},
		{ name: 'Visa', when: { intent: ['visa'] }, steps: [{ requires: { skill: 'visa', min: 5 }, forMs: 20_000 }], priority: 1 },
		{ name: 'Chinese', when: { language: ['zh'] }, steps: [{ requires: { language: 'zh', min: 5 }, forMs: 20_000 }] },
		{ name: 'About to leave', when: { departsWithinMs: 6 * HOUR_MS }, priority: 5, targetMs: 30_000 },
	],
	score: { tiers: { silver: 1, gold: 3 } },
	stickyWindowMs: 7 * DAY_MS,
}

export const demoConfig: WorkspaceConfig = WorkspaceConfig.parse({
	name: 'Lantern Travel',
	skills: [{ id: 'flights', name: 'Flights' }, { id: 'hotels', name: 'Hotels' }, { id: 'visa', name: 'Visa' }],
	queues: [
		{ id: 'support', name: 'Support', routing: supportRouting },
		{ id: 'bookings', name: 'Bookings', routing: { stickyWindowMs: 7 * DAY_MS } },
	],
	agents: [
		{
			id: 'ana',
			name: 'Ana Flores',
			skills: { flights: 8, hotels: 5, visa: 3 },
			languages: { en: 9 },
			queues: [{ queue: 'support' }, { queue: 'bookings', priority: 2 }],
		},
		{
			id: 'wei',
			name: '王伟 Wei',
			skills: { flights: 5, visa: 9 },
			languages: { en: 7, zh: 10 },
			queues: [{ queue: 'support' }, { queue: 'bookings' }],
		},
		{ id: 'sam', name: 'Sam Okafor', skills: { flights: 4, hotels: 9 }, languages: { en: 10 }, queues: [{ queue: 'bookings' }] },
	],
	inboxes: [{ id: DEMO_INBOX, name: 'Website', channel: 'web', queue: 'support' }],
	dispositions: [
		{ id: 'solved', name: 'Solved', nameZh: '已解决' },
		{ id: 'booking-changed', name: 'Booking changed', nameZh: '已改订' },
		{ id: 'follow-up', name: 'Needs follow-up', nameZh: '需要跟进' },
		{ id: 'spam', name: 'Spam', nameZh: '垃圾信息' },
	],
})

/** Who can sign in to the demo. The three agents are those of the configuration above; all share one password. */
export const DEMO_PASSWORD = 'patchbay-demo'
export const demoStaff = [
	{ email: 'ana@demo.test', name: 'Ana Flores', role: 'agent', agent: 'ana' },
	{ email: 'wei@demo.test', name: '王伟 Wei', role: 'agent', agent: 'wei' },
	{ email: 'sam@demo.test', name: 'Sam Okafor', role: 'agent', agent: 'sam' },
	{ email: 'lead@demo.test', name: 'Mara Lindqvist', role: 'supervisor', agent: null },
	{ email: 'admin@demo.test', name: 'Robin Hale', role: 'administrator', agent: null },
] as const
