import { describe, expect, it } from 'vitest'
import { demoConfig } from '../../../core/config/demo.ts'
import { AgentConfig, QueueConfig, WorkspaceConfig } from '../../../core/config/workspace.ts'
import {
	freshAgent,
	freshCanned,
	freshField,
	freshHours,
	freshQueue,
	freshRole,
	freshTag,
	freshTeam,
} from '../../../workers/console/settings/state/fresh.ts'

const named = { id: 'new', name: 'New' }

describe('a new entry', () => {
	it('has the defaults of the contract', () => {
		expect(freshQueue(named)).toEqual(QueueConfig.parse(named))
		expect(freshAgent(named)).toEqual(AgentConfig.parse({ ...named, queues: [] }))
	})

	it('leaves nothing out that the contract fills in', () => {
		const added = {
			...demoConfig,
			hours: [freshHours(named, 'Europe/Madrid')],
			teams: [freshTeam(named)],
			roles: [freshRole(named)],
			cannedResponses: [freshCanned(named, 'Hello')],
			tags: [freshTag(named)],
			fields: [freshField(named)],
		}
		expect(WorkspaceConfig.parse(added)).toEqual(added)
	})
})
