/** The record of a decision (rule R17), made from the line as it stands before the decision is applied. */
import type { AgentId } from '../ids.ts'
import { bucketOf, laneOf } from './buckets.ts'
import { byOrder, type Item } from './item.ts'
import type { Known, Line } from './line.ts'
import { planFor } from './plans.ts'
import { canBeAsked, indexOf } from './staff.ts'
import { isSpared } from './look.ts'
import type { Plan } from './plan.ts'
import { type Requirement, unmet } from './requirement.ts'
import { figureOf } from './selector.ts'
import { headStart } from './stay.ts'
import type { Act, Ahead, Considered, DecisionRow, Filter, Score, StepStatus } from './why.ts'

/** Up to so many agents are all listed; of more, those who were in question. */
const LISTED_MAX = 20
const RUNNERS_UP = 5
const AHEAD_MAX = 5

export interface Deed {
	readonly atMs: number
	readonly act: Act
	readonly why: string
	readonly by?: string | null
	readonly outcome?: string | null
	/** For whom it rings after this. */
	readonly agents?: readonly AgentId[]
	readonly epoch?: number
	/** Only acts that choose somebody say who was in question. */
	readonly chooses?: boolean
}

export function rowOf(line: Line, item: Item, deed: Deed): DecisionRow {
	const plan = planFor(line, item, item.version)
	const { requirement } = bucketOf(line, item, plan)
	const agents = deed.agents ?? item.agents
	const question = { item, plan, requirement, agents, atMs: deed.atMs }
	return {
		seq: 0,
		atMs: deed.atMs,
		queue: plan.policy.id as DecisionRow['queue'],
		conversation: item.conversation,
		placement: item.placement,
		epoch: deed.epoch ?? item.epoch,
		act: deed.act,
		policy: item.version,
		media: plan.media,
		score: scoreOf(plan, item, deed.atMs),
		rules: plan.rules.map((it) => it.name),
		requirement,
		steps: statusesOf(line, question),
		step: item.step,
		selector: plan.selector,
		agents,
		why: deed.why,
		by: deed.by ?? null,
		outcome: deed.outcome ?? null,
		considered: deed.chooses ? consideredIn(line, question) : [],
		counts: { known: line.candidates.size, ready: line.ready.size, free: line.roomy.size },
		ahead: deed.chooses ? aheadOf(line, question) : [],
		position: laneOf(line, plan.lane).waiting.rank(item) + 1,
	}
}

interface Question {
	readonly item: Item
	readonly plan: Plan
	readonly requirement: Requirement
	readonly agents: readonly AgentId[]
	readonly atMs: number
}

export function scoreOf(plan: Plan, item: Item, atMs: number): Score {
	const { priorityMs, targetMs, departureMs, cappedMs } = headStart(plan, item)
	const ageMs = atMs - item.enqueuedAtMs
	return { totalMs: atMs - item.virtualStartMs, ageMs, priorityMs, targetMs, departureMs, boostMs: item.boostMs + item.byHandMs, cappedMs }
}

/** A step is joined when it is the first that a chosen agent meets. */
function statusesOf(line: Line, { item, plan, agents }: Question): StepStatus[] {
	const first = agents[0] === undefined ? undefined : line.candidates.get(agents[0])
	const joined = first ? plan.stages.findIndex((it, i) => i <= item.step && unmet(first.abilities, it.requirement) === null) : -1
	return plan.stages.map((_, i) => i === joined ? 'joined' : statusOf(item, i))
}

export function statusOf({ step, skipped }: Item, at: number): StepStatus {
	if (at > step) return 'pending'
	if (at === step) return 'active'
	return skipped.includes(at) ? 'skipped' : 'expired'
}

function consideredIn(line: Line, question: Question): Considered[] {
	const listed = line.candidates.size <= LISTED_MAX ? [...line.candidates.values()].sort(byName) : inQuestion(line, question)
	return listed.map((it) => considered(it, question))
}

function byName(a: Known, b: Known): number {
	return a.agent < b.agent ? -1 : 1
}

/** The chosen, and who stood first in the selector's order: runners-up, and those who were passed over for what they lack. */
function inQuestion(line: Line, { agents, requirement, plan }: Question): Known[] {
	const listed = new Map<AgentId, Known>()
	for (const it of agents) if (line.candidates.has(it)) listed.set(it, line.candidates.get(it) as Known)
	let left = RUNNERS_UP
	const index = indexOf(line, plan)
	for (const it of index.among(requirement) as Iterable<Known>) {
		if (left-- > 0) listed.set(it.agent, it)
		else break
	}
	left = RUNNERS_UP
	for (const it of index.all as Iterable<Known>) {
		if (left-- > 0) listed.set(it.agent, it)
		else break
	}
	return [...listed.values()]
}

function considered(known: Known, question: Question): Considered {
	const { agents, plan, requirement } = question
	const filter = filterFor(known, question)
	const verdict = agents.includes(known.agent) ? 'chosen' as const : filter ?? 'eligible' as const
	const lacks = verdict === 'requirement' ? unmet(known.abilities, requirement) : null
	return {
		agent: known.agent,
		verdict,
		...lacks ? { unmet: lacks } : {},
		...verdict === 'chosen' || verdict === 'eligible' ? { figure: figureOf(plan.selector, known, requirement) } : {},
	}
}

/** What removes an agent from the choice for an item; null when nothing does. */
function filterFor(known: Known, { item, requirement, atMs }: Pick<Question, 'item' | 'requirement' | 'atMs'>): Filter | null {
	if (!known.ready) return 'offline'
	if (known.silentUntilMs) return 'silent'
	if (item.facts.excluded.includes(known.agent)) return 'excluded'
	if (item.target !== null && item.targetUntilMs > atMs && item.target !== known.agent) return 'target'
	if (unmet(known.abilities, requirement) !== null) return 'requirement'
	if (isSpared(item, known, atMs) !== null) return 'cool-down'
	if (!canBeAsked(known) || (known.room[item.facts.media] ?? 0) === 0) return 'busy'
	return item.virtualStartMs + known.delayMs > atMs ? 'delay' : null
}

/** The first few before it, as the first chosen agent would have had them. */
function aheadOf(line: Line, { item, agents, atMs }: Question): Ahead[] {
	const known = agents[0] === undefined ? undefined : line.candidates.get(agents[0])
	const ahead: Ahead[] = []
	if (!known) return ahead
	for (const it of line.order) {
		if (ahead.length >= AHEAD_MAX || byOrder(it, item) >= 0) break
		const requirement = bucketOf(line, it, planFor(line, it, it.version)).requirement
		const filter = it.stage === 'waiting' ? filterFor(known, { item: it, requirement, atMs }) : null
		if (filter) ahead.push({ conversation: it.conversation, filter })
		else if (it.stage !== 'waiting') ahead.push({ conversation: it.conversation, filter: 'target' })
	}
	return ahead
}
