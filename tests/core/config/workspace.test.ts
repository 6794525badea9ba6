import { describe, expect, it } from 'vitest'
import { demoConfig, demoStaff } from '../../../core/config/demo.ts'
import { plainDirectories } from '../../../core/config/directories.ts'
import { WorkspaceConfig, WorkspaceShape } from '../../../core/config/workspace.ts'

const least = {
	name: 'Shop',
	queues: [{ id: 'support', name: 'Support' }],
	agents: [],
	inboxes: [],
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
}

/** Where the first thing wrong is, as a path. */
function wrongAt(config: unknown): string | undefined {
	return WorkspaceConfig.safeParse(config).error?.issues[0]?.path.join('.')
}

describe('a configuration', () => {
	it('needs a queue and a disposition, and has a default for all that can have one', () => {
		const [queue] = WorkspaceConfig.parse(least).queues
		expect(queue).toMatchObject({ offerMs: 25_000, wrapUpMs: 20_000, rejectCoolDownMs: 60_000, targetMs: 60_000 })
		expect(wrongAt({ ...least, queues: [] })).toBe('queues')
		expect(wrongAt({ ...least, dispositions: [] })).toBe('dispositions')
	})

	it('names the queue that an inbox or an agent speaks of and that is not there', () => {
		const inbox = { id: 'shop.web', name: 'Web', channel: 'web', queue: 'sales' }
		expect(wrongAt({ ...least, inboxes: [inbox] })).toBe('inboxes.0.queue')
		expect(wrongAt({ ...least, agents: [{ id: 'ana', name: 'Ana', queues: [{ queue: 'sales' }] }] })).toBe('agents.0.queues.0.queue')
	})

	it('keeps durations between nothing and a day, and an offer long enough to be seen', () => {
		const queue = (more: object) => ({ ...least, queues: [{ id: 'support', name: 'Support', ...more }] })
		expect(wrongAt(queue({ offerMs: 0 }))).toBe('queues.0.offerMs')
		expect(wrongAt(queue({ wrapUpMs: -1 }))).toBe('queues.0.wrapUpMs')
		expect(wrongAt(queue({ wrapUpMs: 86_400_001 }))).toBe('queues.0.wrapUpMs')
		expect(wrongAt(queue({ wrapUpMs: 1.5 }))).toBe('queues.0.wrapUpMs')
	})

	it('refuses what stands twice, what nobody knows, and an origin that is none', () => {
		const support = { id: 'support', name: 'Support' }
		const inbox = (origins: string[]) => ({
			...least,
			inboxes: [{ id: 'shop.web', name: 'Web', channel: 'web', queue: 'support', origins }],
		})
		expect(wrongAt({ ...least, queues: [support, support] })).toBe('queues.1.id')
		const queues = [{ queue: 'support' }, { queue: 'support' }]
		expect(wrongAt({ ...least, queues: [support], agents: [{ id: 'ana', name: 'Ana', queues }] })).toBe('agents.0.queues.1.queue')
		expect(wrongAt({ ...least, queues: [{ ...support, offerTime: 5 }] })).toBe('queues.0')
		for (const origin of ['not an origin', 'https://shop.example/path', 'ftp://shop.example']) {
			expect(wrongAt(inbox([origin]))).toBe('inboxes.0.origins.0')
		}
		for (const origin of ['https://shop.example', 'http://localhost:3000']) {
			expect(WorkspaceConfig.safeParse(inbox([origin])).success).toBe(true)
		}
	})

	it('of before there were teams, roles, sign-in, tags, fields and retention is still one, and may be published', () => {
		for (const read of [WorkspaceShape.parse(least), WorkspaceConfig.parse(least)]) expect(read).toMatchObject(plainDirectories)
	})

	it('that was stored under fewer checks is still read', () => {
		const stored = { ...least, roles: [{ id: 'agent', name: 'Agent', permissions: [] }], signIn: { password: false } }
		expect(wrongAt(stored)).toBe('roles.0.id')
		expect(WorkspaceShape.parse(stored)).toMatchObject(stored)
	})

	it('gives every agent room for at least one', () => {
		expect(wrongAt({ ...least, agents: [{ id: 'ana', name: 'Ana', capacity: 0, queues: [] }] })).toBe('agents.0.capacity')
	})
})

it('has a demo whose staff are the agents it configures', () => {
	const agents = demoConfig.agents.map(({ id, name }) => [id, name])
	expect(demoStaff.flatMap((it) => it.role === 'agent' ? [[it.agent, it.name]] : [])).toEqual(agents)
})
