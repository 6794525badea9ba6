import type { Condition, Rule } from '../../../../core/routing/policy.ts'
import { CountField } from '../fields/count-field.tsx'
import { LineField } from '../fields/line-field.tsx'
import { ListField } from '../fields/list-field.tsx'
import { ManyField } from '../fields/many-field.tsx'
import { RequirementField } from '../fields/requirement-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { MEDIA_NAMES } from '../words/contract-names.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { AddStep } from './add-step.tsx'
import { ClockStep } from './clock-step.tsx'
import { useQueueForm } from './queue-form-context.ts'
import { RuleProblem } from './rule-problem.tsx'

/** A rule's parts. Attributes are left to the JSON. */
export function RuleForm({ index }: { index: number }) {
	const { field, condition: words } = useRoutingWords()
	const { queue: { routing: { rules } }, at, set } = useQueueForm()
	const rule = rules[index]
	if (!rule) return null
	const path = ['routing', 'rules', index] as const
	const put = <Key extends keyof Rule>(key: Key, value: Rule[Key]) => set([...path, key], value)
	return (
		<div className='rule-form'>
			<LineField label={field.ruleName} path={at(...path, 'name')} value={rule.name} maxLength={80} onChange={(it) => put('name', it)} />
			<ConditionFields value={rule.when} path={at(...path, 'when')} onChange={(it) => put('when', it)} />
			<CountField
				isOptional
				label={field.rulePriority}
				path={at(...path, 'priority')}
				value={rule.priority ?? null}
				onChange={(it) => put('priority', it ?? undefined)}
			/>
			<SpanField
				label={field.ruleTarget}
				path={at(...path, 'targetMs')}
				value={rule.targetMs ?? null}
				onChange={(it) => put('targetMs', it)}
				onClear={() => put('targetMs', undefined)}
			/>
			<RequirementField
				label={field.ruleRequires}
				path={at(...path, 'requires')}
				value={rule.requires ?? { all: [] }}
				onChange={(it) => put('requires', 'all' in it && it.all.length === 0 ? undefined : it)}
			/>
			<div className='setting rule-steps' role='group' aria-label={field.ruleSteps}>
				<span className='setting-label' aria-hidden='true'>{field.ruleSteps}</span>
				{rule.steps?.map((_, i) => <ClockStep key={i} path={[...path, 'steps']} index={i} />)}
				<AddStep path={[...path, 'steps']} />
			</div>
			{rule.when.attribute && <p className='setting-hint rule-more'>{words.more}</p>}
			<RuleProblem path={at(...path)} />
		</div>
	)
}

interface ConditionFieldsProps {
	readonly value: Condition
	readonly path: string
	readonly onChange: (value: Condition) => void
}

function ConditionFields({ value, path, onChange }: ConditionFieldsProps) {
	const { condition: words, media } = useRoutingWords()
	/** What is not asked for does not stand there at all. */
	const put = <Key extends keyof Condition>(key: Key, next: Condition[Key]) => {
		const { [key]: _, ...rest } = value
		onChange(next === undefined || (Array.isArray(next) && next.length === 0) ? rest : { ...rest, [key]: next })
	}
	const lists = [['language', words.languageName], ['tier', words.tierName], ['intent', words.intentName]] as const
	return (
		<>
			<div className='setting'>
				<span className='setting-label' aria-hidden='true'>{words.mediaName}</span>
				<div className='setting-control'>
					<ManyField
						label={words.mediaName}
						placeholder={words.anyMedia}
						options={MEDIA_NAMES.map((id) => ({ id, name: media[id] }))}
						value={value.media ?? []}
						onChange={(ids) => put('media', MEDIA_NAMES.filter((it) => ids.includes(it)))}
					/>
				</div>
			</div>
			{lists.map(([key, label]) => (
				<ListField
					key={key}
					label={label}
					hint={words.listHint}
					path={`${path}.${key}`}
					value={value[key] ?? []}
					onChange={(it) => put(key, it)}
				/>
			))}
			<SpanField
				label={words.departsName}
				path={`${path}.departsWithinMs`}
				value={value.departsWithinMs ?? null}
				onChange={(it) => put('departsWithinMs', it)}
				onClear={() => put('departsWithinMs', undefined)}
			/>
			<CountField
				isOptional
				label={words.contactsName}
				path={`${path}.contactsMin`}
				value={value.contactsMin ?? null}
				onChange={(it) => put('contactsMin', it ?? undefined)}
			/>
		</>
	)
}
