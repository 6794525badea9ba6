import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { Requirement } from '../../../../core/routing/requirement.ts'
import { Icon } from '../../ui/icon.tsx'
import { useSpeech } from '../words/speech-context.tsx'
import { useField } from './field-context.tsx'
import { RequirementPart } from './requirement-part.tsx'

type Group = Extract<Requirement, { readonly all: unknown } | { readonly any: unknown }>

export interface RequirementGroupProps {
	readonly path: string
	readonly value: Group
	readonly onChange: (value: Requirement) => void
}

/** Several requirements of which all must be met, or one of them. */
export function RequirementGroup({ path, value, onChange }: RequirementGroupProps) {
	const { words: { requirement: words } } = useSpeech()
	const isAll = 'all' in value
	const parts = isAll ? value.all : value.any
	const join = isAll ? 'all' : 'any'
	const { error } = useField(`${path}.${join}`)
	const set = (next: readonly Requirement[]) => onChange(isAll ? { all: next } : { any: next })
	return (
		<div className='requirement-group' data-field={`${path}.${join}`}>
			{parts.length > 1 && (
				<div className='segments' role='group' aria-label={words.join}>
					{(['all', 'any'] as const).map((it) => (
						<button
							key={it}
							type='button'
							className='segment'
							aria-pressed={it === join}
							data-selected={it === join || undefined}
							onClick={() => onChange(it === 'all' ? { all: parts } : { any: parts })}
						>
							{words[it]}
						</button>
					))}
				</div>
			)}
			{parts.map((it, i) => (
				<RequirementPart
					key={i}
					path={`${path}.${join}.${i}`}
					value={it}
					onChange={(part) => set(parts.with(i, part))}
					onRemove={() => set(parts.toSpliced(i, 1))}
				/>
			))}
			<AddPart onAdd={(part) => set([...parts, part])} />
			{error && <p className='field-error' role='alert'>{error}</p>}
		</div>
	)
}

function AddPart({ onAdd }: { onAdd: (part: Requirement) => void }) {
	const { words: { requirement: words }, config } = useSpeech()
	const fresh = freshParts(config)
	const names = { skill: words.addSkill, language: words.addLanguage, agents: words.addAgents, group: words.addGroup }
	const kinds = Object.entries(fresh).map(([id, part]) => ({ id, part, name: names[id as keyof typeof names] }))
	return (
		<MenuTrigger>
			<Button className='button small requirement-add' aria-label={words.addTo}>
				<Icon name='plus' size={14} />
				{words.add}
			</Button>
			<Popover className='popover'>
				<Menu className='menu' aria-label={words.addTo} items={kinds}>
					{(it) => <MenuItem className='menu-item' onAction={() => onAdd(it.part)}>{it.name}</MenuItem>}
				</Menu>
			</Popover>
		</MenuTrigger>
	)
}

/** What a new part begins as: something that can be met, where there is anything. */
function freshParts({ skills, agents }: WorkspaceConfig): Readonly<Record<string, Requirement>> {
	const [skill] = skills
	const [agent] = agents
	return {
		...(skill ? { skill: { skill: skill.id, min: 1 } } : {}),
		language: { language: 'en', min: 1 },
		...(agent ? { agents: { agents: [agent.id] } } : {}),
		group: { any: [skill ? { skill: skill.id, min: 1 } : { language: 'en', min: 1 }] },
	}
}
