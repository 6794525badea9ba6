import type { Condition, Rule } from '../../../../core/routing/policy.ts'
import type { Requirement } from '../../../../core/routing/requirement.ts'
import { type Change, isWords } from '../state/changes.ts'
import { isRecord, type Path } from '../state/json-path.ts'
import { type Week, weekText } from '../../settings/state/week-text.ts'
import { spanText } from '../state/span.ts'
import { conditionText, effectTexts } from './condition-words.ts'
import type { RoutingWords } from './en.ts'
import { requirementText, type Speech } from './requirement-words.ts'

export interface ChangeText {
	/** The queue, agent or other thing it belongs to. */
	readonly where: string
	/** What of it. */
	readonly what: string
	/** From what to what. */
	readonly how: string
}

/** A change as a colleague would tell it. */
export function changeText(change: Change, speech: Speech): ChangeText {
	const { words } = speech
	const [list, id, ...inner] = change.path
	const where = id === undefined ? undefined : whereText(list, String(id), speech)
	const isEntry = where !== undefined
	return {
		where: where ?? words.change.workspace,
		what: whatText(isEntry ? inner : change.path, words),
		how: howText(change, speech),
	}
}

/** Undefined for what is no list of entries. */
function whereText(list: string | number | undefined, id: string, { words: { change }, names }: Speech): string | undefined {
	switch (list) {
		case 'queues':
			return change.queue(names.queue(id))
		case 'agents':
			return change.agent(names.agent(id))
		case 'hours':
			return change.hours(names.hours(id))
		case 'skills':
			return change.skill(names.skill(id))
		case 'inboxes':
			return change.inbox(names.inbox(id))
		case 'dispositions':
			return change.disposition(names.disposition(id))
		case 'teams':
			return change.team(names.team(id))
		case 'roles':
			return change.role(names.role(id))
		case 'cannedResponses':
			return change.canned(names.canned(id))
		case 'tags':
			return change.tag(names.tag(id))
		case 'fields':
			return change.field(names.field(id))
		default:
			return undefined
	}
}

/** What has a label in the form is called by it; anything else by its name in the document. */
function whatText(path: Path, words: RoutingWords): string {
	const parts: string[] = []
	path.forEach((key, i) => {
		const before = path[i - 1]
		if (before === 'steps' && typeof key === 'number') parts.push(words.change.step(key + 1))
		else if (before === 'rules') parts.push(words.change.rule(String(key)))
		else if ((!SILENT.has(key) || i === path.length - 1) && typeof path[i + 1] !== 'number') {
			parts.push(labelOf(key, path.slice(0, i), words))
		}
	})
	return parts.join(' · ')
}

/** Members that only hold others together. */
const SILENT: ReadonlySet<string | number> = new Set([
	'routing',
	'score',
	'rules',
	'callback',
	'locale',
	'retention',
	'signIn',
	'exceptions',
])

function labelOf(key: string | number, above: Path, words: RoutingWords): string {
	const { field } = words
	if (above.at(-1) === 'tiers' || typeof key === 'number') return String(key)
	if (above.at(-1) === 'media' && isMedia(key, words)) return words.media[key]
	if (key === 'rules') return words.section.rules
	if (key === 'queues') return words.page.queues
	if (key === 'targetMs' && !above.includes('routing')) return field.transferMs
	if (above.includes('rules')) return ruleLabels(words)[key] ?? key
	if (above.includes('steps') && key === 'requires') return field.stepRequires
	return key in field ? field[key as PlainField] : key
}

/** Labels that are no functions. */
type PlainField = {
	[Key in keyof RoutingWords['field']]: RoutingWords['field'][Key] extends string ? Key : never
}[keyof RoutingWords['field']]

function isMedia(key: string, words: RoutingWords): key is keyof RoutingWords['media'] {
	return key in words.media
}

function ruleLabels({ field }: RoutingWords): Readonly<Record<string, string>> {
	return {
		name: field.ruleName,
		when: field.when,
		priority: field.rulePriority,
		targetMs: field.ruleTarget,
		requires: field.ruleRequires,
		steps: field.ruleSteps,
		forMs: field.forMs,
	}
}

function howText({ kind, before, after, path }: Change, speech: Speech): string {
	const { change } = speech.words
	const key = path.at(-1)
	if (kind === 'moved') return change.moved
	if (kind === 'added') return change.added(valueText(after, key, speech))
	if (kind === 'removed') return change.removed(valueText(before, key, speech))
	if (isWords(before) && isWords(after)) return listText(before, after, { key, speech })
	return change.arrow(valueText(before, key, speech), valueText(after, key, speech))
}

/** What has come to a list of words, and what has gone from it. */
function listText(
	before: readonly string[],
	after: readonly string[],
	{ key, speech }: { key: string | number | undefined; speech: Speech },
): string {
	const { change } = speech.words
	const named = (words: readonly string[]) => words.map((it) => wordText(it, key, speech)).join(', ')
	const [come, gone] = [after.filter((it) => !before.includes(it)), before.filter((it) => !after.includes(it))]
	if (come.length === 0 && gone.length === 0) return change.moved
	return [come.length > 0 && change.added(named(come)), gone.length > 0 && change.removed(named(gone))].filter((it) => it !== false).join(
		' · ',
	)
}

const LONGEST = 120

/** A value in words, by the name of what it is the value of. */
export function valueText(value: unknown, key: string | number | undefined, speech: Speech): string {
	const { words, names } = speech
	const { change } = words
	if (value === null || value === undefined) return key === 'hours' ? words.field.alwaysOpen : change.none
	if (typeof value === 'boolean') return value ? change.yes : change.no
	if (typeof value === 'number') return typeof key === 'string' && key.endsWith('Ms') ? spanText(value, words) : String(value)
	if (typeof value === 'string') return wordText(value, key, speech)
	if (key === 'requires') return requirementText(value as Requirement, speech)
	if (key === 'when') return conditionText(value as Condition, speech)
	if (key === 'overflow') return overflowText(value, speech)
	if (key === 'week') return weekText(value as Week, { day: words.weekday, never: change.none })
	if (isWords(value)) return value.length === 0 ? change.none : value.map((it) => wordText(it, key, speech)).join(', ')
	if (isRule(value)) return `${conditionText(value.when, speech)}: ${effectTexts(value, speech).join(', ')}`
	if (isStep(value)) return `${requirementText(value.requires, speech)}, ${spanText(value.forMs, words)}`
	if (isRecord(value) && typeof value['name'] === 'string') return value['name']
	if (isRecord(value) && typeof value['queue'] === 'string') return names.queue(value['queue'])
	return shortened(JSON.stringify(value))
}

function wordText(value: string, key: string | number | undefined, { words, names }: Speech): string {
	if (key === 'selector') return words.selector[value as keyof RoutingWords['selector']] ?? value
	if (key === 'atClosing' || key === 'whenClosed') return words.closing[value as keyof RoutingWords['closing']] ?? value
	if (key === 'finally') return words.finally[value as keyof RoutingWords['finally']] ?? value
	if (key === 'hours') return names.hours(value)
	if (key === 'to' || key === 'queue' || key === 'queues') return names.queue(value)
	if (key === 'agents') return names.agent(value)
	if (key === 'newcomers') return names.role(value)
	if (typeof key === 'string' && key in words.named) return namedText(value, words.named[key as keyof typeof words.named])
	return shortened(value)
}

function namedText(value: string, names: Readonly<Record<string, string>>): string {
	return names[value] ?? value
}

function overflowText(value: unknown, { words, names }: Speech): string {
	const { afterMs, to } = value as { readonly afterMs: number; readonly to: string }
	return `${words.field.overflowAfter} ${spanText(afterMs, words)} ${words.field.overflowTo} ${names.queue(to)}`
}

function isRule(value: unknown): value is Rule {
	return isRecord(value) && 'when' in value && 'name' in value
}

function isStep(value: unknown): value is { readonly requires: Requirement; readonly forMs: number } {
	return isRecord(value) && 'requires' in value && typeof value['forMs'] === 'number' && !('name' in value)
}

function shortened(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
