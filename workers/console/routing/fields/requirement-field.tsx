import { useId, useState } from 'react'
import type { Requirement } from '../../../../core/routing/requirement.ts'
import { requirementText } from '../words/requirement-words.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { useField } from './field-context.tsx'
import { RequirementChips } from './requirement-chips.tsx'
import { RequirementGroup } from './requirement-group.tsx'
import './requirement.css'

export interface RequirementFieldProps {
	readonly label: string
	readonly path: string
	readonly value: Requirement
	readonly onChange: (value: Requirement) => void
	/** The label is for who cannot see what it stands beside. */
	readonly isCompact?: boolean
}

/** What is asked of an agent: chips to read, and behind a button the tree they come from. */
export function RequirementField({ label, path, value, onChange, isCompact }: RequirementFieldProps) {
	const speech = useSpeech()
	const { requirement: words } = speech.words
	const { error, isReadOnly } = useField(path)
	const [isOpen, setOpen] = useState(false)
	const id = useId()
	return (
		<div className={isCompact ? 'requirement' : 'setting requirement'} data-field={path} role='group' aria-label={label}>
			{!isCompact && <span className='setting-label' aria-hidden='true'>{label}</span>}
			<div className='requirement-line setting-control'>
				<RequirementChips requirement={value} />
				{!isReadOnly && (
					<button
						type='button'
						className='button small'
						aria-expanded={isOpen}
						aria-controls={id}
						aria-label={isOpen ? undefined : words.editOf(`${label}: ${requirementText(value, speech)}`)}
						onClick={() => setOpen(!isOpen)}
					>
						{isOpen ? words.done : words.edit}
					</button>
				)}
			</div>
			<div id={id} className='requirement-editor' hidden={!isOpen}>
				{isOpen && <RequirementGroup path={path} value={asGroup(value)} onChange={onChange} />}
			</div>
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
		</div>
	)
}

type Group = Extract<Requirement, { readonly all: unknown } | { readonly any: unknown }>

/** What stands alone is edited as a group of one, so that something can be added to it. */
function asGroup(value: Requirement): Group {
	return 'all' in value || 'any' in value ? value : { all: [value] }
}
