/** What a policy makes of one item: who may serve it at which time, by which selector. Items with the same plan share it. */
import type { Facts } from './facts.ts'
import type { Media } from './media.ts'
import type { Condition, RoutingPolicy, Rule, SelectorName, Step } from './policy.ts'
import type { QueuePolicy } from './queue-command.ts'
import { ANYBODY, type Requirement } from './requirement.ts'

export interface Stage {
	readonly requirement: Requirement
	/** Items with the same key wait in one bucket. */
	readonly key: string
	/** When the next stage joins, counted from the item's entry; null for never. */
	readonly endsAfterMs: number | null
}

export interface Plan {
	readonly key: string
	readonly policy: QueuePolicy
	readonly rules: readonly Rule[]
	readonly media: Media
	readonly steps: readonly Step[]
	/** One per step, each letting in those of the steps before it too; then the `finally`, unless it is to wait. */
	readonly stages: readonly [Stage, ...Stage[]]
	/** What is never relaxed: items with the same stand in one line, in which they have a place. */
	readonly must: Requirement
	readonly lane: string
	readonly selector: SelectorName
}

/** Rules are asked as of the item's entry, so that the answer is the same whenever it is worked out. */
export function rulesFor({ rules }: RoutingPolicy, facts: Facts, enqueuedAtMs: number): readonly Rule[] {
	return rules.filter(({ when }) => holds(when, facts, enqueuedAtMs))
}

function holds(when: Condition, facts: Facts, atMs: number): boolean {
	const { media, language, tier, intent, departsWithinMs, contactsMin, attribute } = when
	if (media && !media.includes(facts.media)) return false
	if (language && !language.includes(facts.language)) return false
	if (tier && !tier.includes(facts.tier ?? '')) return false
	if (intent && !intent.includes(facts.intent ?? '')) return false
	if (departsWithinMs !== undefined && !isWithin(facts.departsAtMs, departsWithinMs, atMs)) return false
	if (contactsMin !== undefined && facts.contacts < contactsMin) return false
	return !attribute || facts.attributes[attribute.name] === attribute.is
}

function isWithin(departsAtMs: number | null, withinMs: number, atMs: number): boolean {
	return departsAtMs !== null && departsAtMs >= atMs && departsAtMs - atMs <= withinMs
}

/** The same text for the same plan. */
export function planKey({ version, routing }: QueuePolicy, facts: Facts, enqueuedAtMs: number): string {
	const { rules, languageMin } = routing
	let key = `${version} ${facts.media}`
	for (let i = 0; i < rules.length; i++) if (holds((rules[i] as Rule).when, facts, enqueuedAtMs)) key += ` ${i}`
	if (languageMin !== null) key += ` ${facts.language}`
	if (facts.requires !== null) key += ` ${JSON.stringify(facts.requires)}`
	return facts.excluded.length === 0 ? key : `${key} not ${facts.excluded.join(' ')}`
}

export function makePlan(policy: QueuePolicy, facts: Facts, enqueuedAtMs: number): Plan {
	const { routing } = policy
	const rules = rulesFor(routing, facts, enqueuedAtMs)
	const must = mustOf(routing, rules, facts)
	const steps = rules.find((it) => it.steps !== undefined)?.steps ?? routing.steps
	const selector = routing.selector
	const context = `${facts.media} ${selector}${selector === 'fairness' ? routing.fairnessWindowMs : ''} `
	const stages = stagesOf({ must, steps, finally: routing.finally }).map((it) => ({ ...it, key: context + JSON.stringify(it.requirement) }))
	const lane = `${facts.media} ${JSON.stringify(must)}`
	return {
		key: planKey(policy, facts, enqueuedAtMs),
		policy,
		rules,
		media: facts.media,
		steps,
		stages: stages as [Stage, ...Stage[]],
		must,
		lane,
		selector,
	}
}

function mustOf({ requires, languageMin }: RoutingPolicy, rules: readonly Rule[], facts: Facts): Requirement {
	return joined([
		requires,
		...languageMin === null ? [] : [{ language: facts.language, min: languageMin }],
		...rules.flatMap((it) => it.requires ?? []),
		...facts.requires ? [facts.requires] : [],
		...facts.excluded.length > 0 ? [{ not: { agents: facts.excluded } }] : [],
	])
}

/** All of them, with nothing in it that asks nothing. */
function joined(parts: readonly Requirement[]): Requirement {
	const flat = parts.flatMap((it) => 'all' in it ? it.all : [it])
	return flat.length === 1 ? flat[0] as Requirement : flat.length === 0 ? ANYBODY : { all: flat }
}

function stagesOf({ must, steps, finally: last }: { must: Requirement; steps: readonly Step[]; finally: RoutingPolicy['finally'] }) {
	let endsAfterMs = 0
	const stages = steps.map(({ forMs }, i) => {
		const asked = steps.slice(0, i + 1).map((it) => it.requires)
		const requirement = joined([must, asked.length === 1 ? asked[0] as Requirement : { any: asked }])
		endsAfterMs += forMs
		return { requirement, endsAfterMs: i === steps.length - 1 && last === 'wait' ? null : endsAfterMs }
	})
	return steps.length > 0 && last === 'wait' ? stages : [...stages, { requirement: must, endsAfterMs: null }]
}
