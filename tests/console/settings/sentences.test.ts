import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { parseConfig } from '../../../core/config/parse-config.ts'
import { DEMO_WORKSPACE } from '../../../core/config/demo.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { detailText } from '../../../workers/console/routing/words/detail-text.ts'

type Wrong = { readonly [Part in keyof WorkspaceConfig]?: unknown }

const [queue, ...queues] = demoConfig.queues
const [inbox] = demoConfig.inboxes
const oidc = { issuer: 'https://id.example', clientId: 'a' }
const week = { monday: [{ from: '09:00', to: '18:00' }] }
const office = { id: 'office', name: 'Office', timeZone: 'UTC', week, exceptions: [] }
const routing = (part: object) => [{ ...queue, routing: { ...queue?.routing, ...part } }, ...queues]

/** One mistake each that somebody can make on these pages. */
const MISTAKES: readonly (readonly [field: string, config: Wrong])[] = [
	['name', { name: '' }],
	['name', { name: 'a\u0000b' }],
	['tags.0.name', { tags: [{ id: 'a', name: 'A\u202eB' }] }],
	['cannedResponses.0.text', { cannedResponses: [{ id: 'a', name: 'A', text: 'a\u0007' }] }],
	['locale.timeZone', { locale: { language: 'en', timeZone: 'Mars' } }],
	['retention.conversationsDays', { retention: { conversationsDays: 0, routingDays: null } }],
	['teams.0.agents.0', { teams: [{ id: 'a', name: 'A', agents: ['nobody'], queues: [] }] }],
	['teams.0.queues.0', { teams: [{ id: 'a', name: 'A', agents: [], queues: ['nowhere'] }] }],
	['roles.0.id', { roles: [{ id: 'agent', name: 'A', permissions: [], scope: 'own' }] }],
	['fields.0.choices', { fields: [{ id: 'a', name: 'A', type: 'choice', choices: [] }] }],
	['fields.0.choices', { fields: [{ id: 'a', name: 'A', type: 'text', choices: ['b'] }] }],
	['cannedResponses.0.text', { cannedResponses: [{ id: 'a', name: 'A', text: '' }] }],
	['tags.1.id', { tags: [{ id: 'a', name: 'A' }, { id: 'a', name: 'B' }] }],
	['signIn.password', { signIn: { password: false } }],
	['signIn.oidc.issuer', { signIn: { oidc: { ...oidc, issuer: 'http://id.example' } } }],
	['signIn.oidc.newcomers', { signIn: { oidc: { ...oidc, newcomers: 'nobody' } } }],
	['signIn.oidc.newcomers', { signIn: { oidc: { ...oidc, newcomers: 'administrator' } } }],
	['inboxes.0.apiBase', { inboxes: [{ ...inbox, apiBase: 'https://me@api.example' }] }],
	['inboxes.0.origins.0', { inboxes: [{ ...inbox, origins: ['https://shop.example/path'] }] }],
	['inboxes.0.id', { inboxes: [{ ...inbox, id: 'other.web' }] }],
	['inboxes.0.queue', { inboxes: [{ ...inbox, queue: 'nowhere' }] }],
	['hours.0.week.monday.0.from', { hours: [{ ...office, week: { monday: [{ from: '9', to: '18:00' }] } }] }],
	['hours.0.week.monday.0.to', { hours: [{ ...office, week: { monday: [{ from: '19:00', to: '18:00' }] } }] }],
	['hours.0.week.monday.1', { hours: [{ ...office, week: { monday: [...week.monday, { from: '17:00', to: '19:00' }] } }] }],
	['hours.0.exceptions.1.date', { hours: [{ ...office, exceptions: ['', ''].map(() => ({ date: '2026-12-25', open: [] })) }] }],
	['hours.0.timeZone', { hours: [{ ...office, timeZone: 'Mars' }] }],
	['queues.0.routing.hours', { queues: routing({ hours: 'nowhere' }) }],
	['queues.0.routing.hours', { hours: [{ ...office, week: {} }], queues: routing({ hours: 'office', atClosing: 'defer' }) }],
	['queues.0.routing.atClosing', { queues: routing({ atClosing: 'defer' }) }],
]

describe('what is wrong with a part of the configuration', () => {
	it.each(MISTAKES)('is said in Chinese too: %s', (field, wrong) => {
		const parsed = parseConfig({ ...demoConfig, ...wrong }, { workspace: DEMO_WORKSPACE as WorkspaceId, code: 'config-invalid' })
		if (parsed.ok) throw new Error('nothing is wrong with it')
		expect(parsed.field).toBe(field)
		expect(detailText(parsed.detail ?? '', 'zh')).toMatch(/\p{Script=Han}/u)
	})
})
