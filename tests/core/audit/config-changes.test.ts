import { expect, it } from 'vitest'
import { configChanges } from '../../../core/audit/config-changes.ts'
import { demoConfig } from '../../../core/config/demo.ts'
import { storable } from '../../../core/audit/storable.ts'
import { entry } from './rows.ts'

const [first] = demoConfig.queues
const queue = first!

it('says nothing of two that are the same', () => {
	expect(configChanges(demoConfig, structuredClone(demoConfig))).toEqual({ list: [], more: 0 })
})

it('names what came, what went and what is otherwise, items by their ids', () => {
	const after = {
		...demoConfig,
		name: 'Another',
		queues: [{ ...queue, offerMs: 1_234 }, { ...queue, id: 'fresh' }, ...demoConfig.queues.slice(2)],
		tags: [{ id: 'vip', name: 'VIP', nameZh: null, colour: 'red' }],
	}
	expect(configChanges(demoConfig, after).list).toEqual([
		{ what: 'name', before: demoConfig.name, after: 'Another' },
		{ what: `queues.${queue.id}.offerMs`, before: queue.offerMs, after: 1_234 },
		{ what: `queues.${demoConfig.queues[1]?.id}`, is: 'removed' },
		{ what: 'queues.fresh', is: 'added' },
		{ what: 'tags.vip', is: 'added' },
	])
})

it('names the list whose items stand in another order, and the part that is more than a word', () => {
	const turned = { ...demoConfig, agents: demoConfig.agents.toReversed() }
	expect(configChanges(demoConfig, turned).list).toEqual([{ what: 'agents' }])
	const origins = (list: string[]) => ({ inboxes: [{ id: 'a.web', origins: list }] })
	expect(configChanges(origins([]), origins(['https://a.test'])).list).toEqual([{ what: 'inboxes.a.web.origins' }])
})

it('stays small enough to be kept, however much has changed', () => {
	const many = (text: string) => ({ tags: Array.from({ length: 500 }, (_, i) => ({ id: `tag-${i}`, name: text.repeat(100) })) })
	const changes = configChanges(many('a'), many('b'))
	expect([changes.list.length, changes.more]).toEqual([40, 460])
	expect(storable(entry(1, { detail: { changes } })).detail).toEqual({ changes })
})
