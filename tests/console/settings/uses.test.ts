import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { ENTRY_LISTS, usesOf, withoutEntry } from '../../../workers/console/settings/state/uses.ts'

const config = WorkspaceConfig.parse({
	...demoConfig,
	hours: [{ id: 'office', name: 'Office', timeZone: 'UTC', week: { monday: [{ from: '09:00', to: '18:00' }] } }],
	queues: [
		{ id: 'support', name: 'Support', routing: { hours: 'office', overflow: { to: 'bookings', afterMs: 60_000 } } },
		{
			id: 'bookings',
			name: 'Bookings',
			routing: {
				rules: [{ name: 'Own', when: { attribute: { name: 'order', is: 'x' } }, priority: 1 }],
				requires: { any: [{ skill: 'visa' }, { not: { agents: ['ana'] } }] },
				steps: [{ requires: { skill: 'visa', min: 5 }, forMs: 1_000 }],
			},
		},
	],
	teams: [{ id: 'emea', name: 'EMEA', agents: ['ana'], queues: ['bookings'] }],
	fields: [{ id: 'order', name: 'Order' }],
	cannedResponses: [
		{ id: 'both', name: 'Both', text: 'Hi', queues: ['support', 'bookings'] },
		{ id: 'only', name: 'Only', text: 'Hi', queues: ['bookings'] },
	],
	roles: [{ id: 'lead', name: 'Lead', permissions: ['conversations.read'] }],
	signIn: { oidc: { issuer: 'https://id.example', clientId: 'a', newcomers: 'lead' } },
})

function told(list: Parameters<typeof usesOf>[1], id: string): string[] {
	return usesOf(config, list, id).map(({ kind, name, field, release }) => `${kind} ${name} ${field}${release ? ' goes along' : ''}`)
}

describe('what names an entry', () => {
	it('is told of a queue, with what can go along and what cannot', () => {
		expect(told('queues', 'bookings')).toEqual([
			'overflow Support queues.0.routing.overflow.to',
			'agent Ana Flores agents.0.queues goes along',
			'agent 王伟 Wei agents.1.queues goes along',
			'agent Sam Okafor agents.2.queues goes along',
			'team EMEA teams.0.queues goes along',
			'canned Both cannedResponses.0.queues goes along',
			'canned Only cannedResponses.1.queues',
		])
		expect(told('queues', 'support')[0]).toBe('inbox Website inboxes.0.queue')
	})

	it('is told once for each policy that asks for a skill or an agent, however often it does', () => {
		expect(told('skills', 'visa').at(-1)).toBe('requirement Bookings queues.1.routing.requires.any.0')
		expect(told('agents', 'ana')).toEqual([
			'team EMEA teams.0.agents goes along',
			'requirement Bookings queues.1.routing.requires.any.1.not',
		])
	})

	it('is told of hours, roles and fields', () => {
		expect(told('hours', 'office')).toEqual(['queueHours Support queues.0.routing.hours'])
		expect(told('roles', 'lead')).toEqual(['newcomers  signIn.oidc.newcomers'])
		expect(told('fields', 'order')).toEqual(['rule Bookings queues.1.routing.rules.0.when'])
		expect(told('tags', 'none')).toEqual([])
	})
})

describe('removing an entry', () => {
	it('takes along all mentions that can go, and leaves a configuration that can be published once nothing else names it', () => {
		const free = { ...config, queues: config.queues.map((it) => ({ ...it, routing: { ...it.routing, overflow: null } })) }
		const left = withoutEntry({ ...free, cannedResponses: free.cannedResponses.slice(0, 1) }, 'queues', 'bookings')
		expect(left.queues.map((it) => it.id)).toEqual(['support'])
		expect(left.teams[0]?.queues).toEqual([])
		expect(left.cannedResponses[0]?.queues).toEqual(['support'])
		expect(left.agents.flatMap((it) => it.queues.map(({ queue }) => queue))).toEqual(['support', 'support'])
		expect(WorkspaceConfig.safeParse(left).success).toBe(true)
	})

	it('never leaves a canned response without its one queue, which would offer it in all', () => {
		const left = withoutEntry(config, 'queues', 'bookings')
		expect(left.cannedResponses[1]?.queues).toEqual(['bookings'])
	})

	it('leaves every list as it is for an id that it has not', () => {
		for (const list of ENTRY_LISTS) expect(withoutEntry(config, list, 'nobody')).toEqual(config)
	})
})
