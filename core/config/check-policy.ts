/** What contradicts itself within one routing policy, or never comes to bear. Only what is proved is refused. */
import type { RoutingPolicy, Rule, Step } from '../routing/policy.ts'
import type { Requirement } from '../routing/requirement.ts'
import { checkAgainstSteps } from './check-rule-steps.ts'
import { implies } from './conditions.ts'
import { type Issue, issue, type Path } from './issue.ts'
import { companions, mustsOf, type Place } from './rule-musts.ts'
import { contradictionIn, covers } from './satisfiable.ts'

/** Paths begin at the policy. */
export function checkPolicy(policy: RoutingPolicy): readonly Issue[] {
	const contradiction = contradictionIn([policy.requires])
	if (contradiction) return [issue(['requires'], nobody('this', contradiction))]
	const always = policy.rules.flatMap((it) => implies({}, it.when) ? it.requires ?? [] : [])
	return [
		...policy.rules.flatMap((rule, i) => checkRule(policy, { rule, i })),
		...contradictionIn([policy.requires, ...always]) ? [] : checkOwnSteps(policy, [policy.requires, ...always]),
	]
}

function checkOwnSteps({ rules, steps }: RoutingPolicy, must: readonly Requirement[]): readonly Issue[] {
	const instead = rules.find((it) => it.steps && implies({}, it.when))
	if (!instead || steps.length === 0) return checkSteps(steps, { path: ['steps'], musts: [must] })
	const message = `These steps are never used: rule "${instead.name}" always holds and has its own; give it a condition, or take these out`
	return [issue(['steps'], message)]
}

function checkRule(policy: RoutingPolicy, place: Place): readonly Issue[] {
	const { rule, i } = place
	const path: Path = ['rules', i]
	if (isIdle(rule)) return [issue(path, 'The rule does nothing; give it requires, steps, priority or targetMs, or take it out')]
	const contradiction = contradictionOf(policy, place)
	if (contradiction) return [contradiction]
	const barred = checkAgainstSteps(policy, place)
	if (barred) return [barred]
	return [...checkTurn(policy, place), ...checkSteps(rule.steps ?? [], { path: [...path, 'steps'], musts: mustsOf(policy, place) })]
}

function isIdle({ requires, steps, priority = 0, targetMs }: Rule): boolean {
	return requires === undefined && steps === undefined && priority === 0 && targetMs === undefined
}

function contradictionOf(policy: RoutingPolicy, { rule, i }: Place): Issue | null {
	const own = rule.requires ? contradictionIn([rule.requires]) : null
	if (own) return issue(['rules', i, 'requires'], nobody('this', own))
	const musts = mustsOf(policy, { rule, i })
	const found = musts.map((it) => contradictionIn(it))
	const [first] = found
	if (!first || found.some((it) => it === null)) return null
	const others = companions(policy, { rule, i }).map((it) => `"${it.name}"`)
	const rest = others.length === 0 ? "the policy's own requires" : `what is asked besides (the policy's own, rules ${others.join(', ')})`
	const path: Path = ['rules', i, rule.requires ? 'requires' : 'when']
	return issue(path, nobody(`${rule.requires ? 'this' : 'what is asked where this holds'} and ${rest}`, first))
}

/** The first rule that holds and has steps decides: a later one that never holds without it does not. */
function checkTurn({ rules }: RoutingPolicy, { rule, i }: Place): readonly Issue[] {
	const first = rule.steps && rules.slice(0, i).find((it) => it.steps && implies(rule.when, it.when))
	if (!first) return []
	const message = `These steps are never used: rule "${first.name}" comes first and holds whenever this one does; put this rule above it`
	return [issue(['rules', i, 'steps'], message)]
}

/** `musts` can each be met. */
function checkSteps(
	steps: readonly Step[],
	{ path, musts }: { path: Path; musts: readonly (readonly Requirement[])[] },
): readonly Issue[] {
	return steps.flatMap(({ requires }, i) => {
		const at = [...path, i, 'requires']
		const alone = contradictionIn([requires])
		if (alone) return issue(at, nobody('this', alone))
		const clashes = musts.map((it) => contradictionIn([...it, requires]))
		const [first] = clashes
		if (first && clashes.every((it) => it !== null)) {
			return issue(at, nobody('this step and what is never relaxed (requires, here or in a rule)', first))
		}
		const earlier = steps.slice(0, i).map((it) => it.requires)
		if (i === 0 || !musts.every((must) => covers({ given: [...must, requires], by: earlier }))) return []
		return issue(at, 'The step lets in nobody whom the steps before it have not let in already; widen it, put it first, or take it out')
	})
}

function nobody(what: string, { of }: { readonly of: string | null }): string {
	const why = of === null ? 'parts of it exclude each other' : `no ${of} fits all of it`
	return `Nobody can ever meet ${what}: ${why}; widen one of the parts or take it out`
}
