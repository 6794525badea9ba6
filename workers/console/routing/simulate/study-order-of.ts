import type { QueueConfig, WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { StudiedPolicy } from '../../../../core/simulation/comparison.ts'
import type { Scenario } from '../../../../core/simulation/scenario.ts'
import { readMix } from '../state/mix.ts'
import type { OrderedLoad, RecordedTime, StudyOrder } from '../worker/study-order.ts'
import { PERIODS_MS, shapeOf, type StudyForm, type TrafficForm } from './study-form.ts'

export interface Rivals {
	readonly live: WorkspaceConfig
	readonly candidate: WorkspaceConfig
	readonly names: { readonly live: string; readonly candidate: string }
}

/** What the worker is asked to run: both policies whole, since agents may serve several queues. */
export function studyOrderOf(form: StudyForm, { live, candidate, names }: Rivals, nowMs: number): StudyOrder {
	const policies = [policyOf(names.live, live), policyOf(names.candidate, candidate)]
	if (form.kind === 'recording') {
		return { type: 'study', load: recordingOf(form, live, nowMs), policies, seeds: seedsOf(form.seeds) }
	}
	return { type: 'study', load: { kind: 'scenario', scenario: scenarioOf(form, live, names.live) }, policies, seeds: seedsOf(form.seeds) }
}

function policyOf(name: string, { queues, agents, hours, workload }: WorkspaceConfig): StudiedPolicy {
	return { name, config: { queues, agents, hours, workload } }
}

function seedsOf(count: number): number[] {
	return Array.from({ length: count }, (_, i) => i + 1)
}

function recordingOf({ period, serviceLevelMs }: StudyForm, live: WorkspaceConfig, nowMs: number): OrderedLoad {
	return { kind: 'recording', serviceLevelS: serviceLevelMs / 1_000, ...recordedTimeOf(live, period, nowMs) }
}

/** Of a queue spread over several objects each has a log of its own. */
export function recordedTimeOf({ queues }: WorkspaceConfig, period: StudyForm['period'], nowMs: number): RecordedTime {
	const logs = queues.flatMap(({ id, shards }) => Array.from({ length: shards }, (_, shard) => shard === 0 ? id : `${id}~${shard}`))
	return { logs, fromMs: nowMs - PERIODS_MS[period], toMs: nowMs }
}

/** What people let it ring for before they answer, and how long they are away after a miss. */
const ANSWER_S = 3
const RETURN_S = 300
/** A Monday; only business hours ask. */
const FIRST_DAY = '2026-01-05'

function scenarioOf(form: StudyForm, live: WorkspaceConfig, name: string): Scenario {
	const { days, serviceLevelMs, shift, traffic } = form
	const ids = new Set(live.queues.map((it) => it.id))
	return {
		name,
		about: '',
		days,
		date: FIRST_DAY,
		serviceLevelS: serviceLevelMs / 1_000,
		answer: { kind: 'constant', seconds: ANSWER_S },
		returnS: RETURN_S,
		hours: live.hours,
		workload: live.workload,
		queues: live.queues.map((it) => queueOf(it, traffic[it.id], form)),
		teams: live.agents.map(({ id, capacity, pool, skills, languages, queues }) => ({
			id,
			count: 1,
			capacity,
			pool,
			skills,
			languages,
			queues: queues.filter((it) => ids.has(it.queue)),
			shifts: shift ? [shift] : [],
		})).filter((it) => it.queues.length > 0),
	}
}

function queueOf(queue: QueueConfig, traffic: TrafficForm | undefined, form: StudyForm): Scenario['queues'][number] {
	const { perHour = 0, handlingMs = 1_000, patienceMs = null } = traffic ?? {}
	const handlingS = handlingMs / 1_000
	return {
		...queue,
		traffic: {
			perHour: shapeOf(form, queue.id).map((it) => it * perHour),
			dispersion: 1,
			// As scattered as conversations mostly are: many short ones, a long tail.
			handling: { kind: 'log-normal', meanS: handlingS, sdS: handlingS },
			patience: patienceMs === null ? null : { kind: 'exponential', meanS: patienceMs / 1_000 },
			kinds: traffic ? [kindOf(traffic)] : [],
		},
	}
}

function kindOf({ languages, tiers, intents }: TrafficForm): Scenario['queues'][number]['traffic']['kinds'][number] {
	return {
		share: 1,
		media: 'chat',
		language: readMix(languages) ?? 'en',
		intent: readMix(intents) ?? null,
		tier: readMix(tiers) ?? null,
		departsInS: null,
		contacts: 0,
		mastery: null,
	}
}
