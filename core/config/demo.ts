import { WorkspaceConfig } from './workspace.ts'

/** The demo tenant, a small travel shop: what a developer's first start shows. */
export const DEMO_WORKSPACE = 'demo'
export const DEMO_INBOX = 'demo.web'

export const demoConfig: WorkspaceConfig = WorkspaceConfig.parse({
	name: 'Lantern Travel',
	queues: [{ id: 'support', name: 'Support' }, { id: 'bookings', name: 'Bookings' }],
	agents: [
		{ id: 'ana', name: 'Ana Flores', queues: [{ queue: 'support' }, { queue: 'bookings', priority: 2 }] },
		{ id: 'wei', name: '王伟 Wei', queues: [{ queue: 'support' }, { queue: 'bookings' }] },
		{ id: 'sam', name: 'Sam Okafor', queues: [{ queue: 'bookings' }] },
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
