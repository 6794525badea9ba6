import type { Scope } from '../../../../core/access.ts'
import type { AgentConfig, QueueConfig, WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { Weekday } from './week-text.ts'

interface Named {
	readonly id: string
	readonly name: string
}

/** What new entries begin as: the contract's defaults, said here because the parser that knows them is not brought along. */
export function freshQueue({ id, name }: Named): QueueConfig {
	return {
		id,
		name,
		offerMs: 25_000,
		wrapUpMs: 20_000,
		rejectCoolDownMs: 60_000,
		targetMs: 60_000,
		typicalGapMs: 60_000,
		idleMs: 900_000,
		shards: 1,
		routing: freshRouting(),
	}
}

function freshRouting(): QueueConfig['routing'] {
	return {
		requires: { all: [] },
		languageMin: null,
		rules: [],
		steps: [],
		finally: 'anybody',
		skipEmptySteps: true,
		score: {
			priorityMs: 60_000,
			tiers: {},
			media: {},
			targetMs: 60_000,
			departureHorizonMs: 14_400_000,
			departureShare: 0.25,
			headStartMaxMs: 3_600_000,
		},
		selector: 'longest-idle',
		fairnessWindowMs: 3_600_000,
		stickyWindowMs: 0,
		overflow: null,
		hours: null,
		atClosing: 'serve',
		whenClosed: 'message',
		broadcast: 1,
		pull: true,
		callback: { attempts: 3, gapMs: 600_000, expiresMs: 86_400_000 },
	}
}

export function freshAgent({ id, name }: Named): AgentConfig {
	return { id, name, capacity: 3, pool: 100, skills: {}, languages: {}, queues: [], graceMs: 30_000 }
}

const WORKING_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const satisfies readonly Weekday[]

export function freshHours({ id, name }: Named, timeZone: string): WorkspaceConfig['hours'][number] {
	const week = Object.fromEntries(WORKING_DAYS.map((it) => [it, [{ from: '09:00', to: '18:00' }]]))
	return { id, name, timeZone, week, exceptions: [] }
}

export function freshTeam({ id, name }: Named): WorkspaceConfig['teams'][number] {
	return { id, name, agents: [], queues: [] }
}

export function freshRole({ id, name }: Named): WorkspaceConfig['roles'][number] {
	const scope: Scope = 'own'
	return { id, name, permissions: [], scope }
}

export function freshCanned({ id, name }: Named, text: string): WorkspaceConfig['cannedResponses'][number] {
	return { id, name, text, language: null, queues: [] }
}

export function freshTag({ id, name }: Named): WorkspaceConfig['tags'][number] {
	return { id, name, nameZh: null, colour: 'grey' }
}

export function freshField({ id, name }: Named): WorkspaceConfig['fields'][number] {
	return { id, name, nameZh: null, type: 'text', choices: [], protected: false }
}
