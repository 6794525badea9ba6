import type { Requirement } from '../../../../core/routing/requirement.ts'
import { Icon } from '../../ui/icon.tsx'
import { requirementText } from '../words/requirement-words.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { ChoiceField } from './choice-field.tsx'
import { CountField } from './count-field.tsx'
import { useField } from './field-context.tsx'
import { ManyField } from './many-field.tsx'
import { RequirementGroup } from './requirement-group.tsx'

export interface RequirementPartProps {
	readonly path: string
	readonly value: Requirement
	readonly onChange: (value: Requirement) => void
	readonly onRemove: () => void
}

/** One part of a requirement, which may be turned into its opposite. */
export function RequirementPart({ path, value, onChange, onRemove }: RequirementPartProps) {
	const speech = useSpeech()
	const { requirement: words } = speech.words
	const { error } = useField(path)
	const isNot = 'not' in value
	const inner = isNot ? value.not : value
	const set = (next: Requirement) => onChange(isNot ? { not: next } : next)
	return (
		<div className='requirement-part' data-field={path}>
			<div className='requirement-row'>
				<button
					type='button'
					className='button small requirement-not'
					aria-pressed={isNot}
					onClick={() => onChange(isNot ? inner : { not: inner })}
				>
					{words.negate}
				</button>
				<Inner path={isNot ? `${path}.not` : path} value={inner} onChange={set} />
				<button
					type='button'
					className='button quiet square small'
					aria-label={words.removeOf(requirementText(value, speech))}
					onClick={onRemove}
				>
					<Icon name='close' size={14} />
				</button>
			</div>
			{error && <p className='field-error' role='alert'>{error}</p>}
		</div>
	)
}

function Inner({ path, value, onChange }: Omit<RequirementPartProps, 'onRemove'>) {
	if ('skill' in value) return <SkillPart path={path} value={value} onChange={onChange} />
	if ('language' in value) return <LanguagePart path={path} value={value} onChange={onChange} />
	if ('agents' in value) return <AgentsPart path={path} value={value} onChange={onChange} />
	if ('not' in value) return <RequirementPart path={path} value={value} onChange={onChange} onRemove={() => onChange(value.not)} />
	return <RequirementGroup path={path} value={value} onChange={onChange} />
}

interface LeafProps<Leaf> {
	readonly path: string
	readonly value: Leaf
	readonly onChange: (value: Requirement) => void
}

function SkillPart({ path, value, onChange }: LeafProps<Extract<Requirement, { readonly skill: string }>>) {
	const { words: { requirement: words }, config } = useSpeech()
	const level = (key: 'min' | 'max') => (it: number | null) => {
		const { [key]: _, ...rest } = value
		onChange(it === null ? rest : { ...rest, [key]: it })
	}
	return (
		<>
			<ChoiceField
				isCompact
				label={words.skill}
				path={`${path}.skill`}
				options={config.skills}
				value={value.skill}
				onChange={(skill) => onChange({ ...value, skill })}
			/>
			<span aria-hidden='true'>≥</span>
			<CountField isCompact isOptional label={words.min} path={`${path}.min`} value={value.min ?? null} onChange={level('min')} />
			<span aria-hidden='true'>≤</span>
			<CountField isCompact isOptional label={words.max} path={`${path}.max`} value={value.max ?? null} onChange={level('max')} />
		</>
	)
}

function LanguagePart({ path, value, onChange }: LeafProps<Extract<Requirement, { readonly language: string }>>) {
	const { words: { requirement: words }, names, config } = useSpeech()
	const known = new Set(['en', 'zh', ...config.agents.flatMap((it) => Object.keys(it.languages))])
	return (
		<>
			<ChoiceField
				isCompact
				label={words.language}
				path={`${path}.language`}
				options={[...known].map((id) => ({ id, name: names.language(id) }))}
				value={value.language}
				onChange={(language) => onChange({ ...value, language })}
			/>
			<span aria-hidden='true'>≥</span>
			<CountField
				isCompact
				isOptional
				label={words.min}
				path={`${path}.min`}
				value={value.min ?? null}
				onChange={(min) => onChange(min === null ? { language: value.language } : { ...value, min })}
			/>
		</>
	)
}

function AgentsPart({ path, value, onChange }: LeafProps<Extract<Requirement, { readonly agents: unknown }>>) {
	const { words: { requirement: words }, config } = useSpeech()
	const { error } = useField(`${path}.agents`)
	return (
		<div className='compact-field' data-field={`${path}.agents`}>
			<ManyField
				label={words.agents}
				placeholder={words.noAgents}
				options={config.agents}
				value={value.agents}
				onChange={(agents) => onChange({ agents })}
			/>
			{error && <p className='field-error' role='alert'>{error}</p>}
		</div>
	)
}
