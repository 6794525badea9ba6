import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { Me } from '../../api/me.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { ManyField } from '../../routing/fields/many-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { MemberRow } from './api.ts'
import { agentChoices, roleChoices } from './choices.ts'
import { usePeopleWords } from './words/use-people-words.ts'

const NOBODY = '-'

export interface PersonParts {
	readonly role: string
	readonly agent: string | null
	readonly teams: readonly string[]
}

export interface PersonFieldsProps {
	readonly me: Me
	readonly config: WorkspaceConfig
	readonly members: readonly MemberRow[]
	/** As it stands on the server; null for who is only being invited. */
	readonly current: PersonParts | null
	readonly value: PersonParts
	readonly onChange: (value: PersonParts) => void
}

/** What somebody may do, whom they answer as, and whom they lead. */
export function PersonFields({ me, config, members, current, value, onChange }: PersonFieldsProps) {
	const words = useWords()
	const { staff } = usePeopleWords()
	const roles = roleChoices({ held: me.permissions, current: current?.role ?? null }, { config, words })
	const agents = agentChoices(config, members, current?.agent ?? null)
	return (
		<>
			<SelectField label={staff.role} options={roles} value={value.role} onChange={(role) => onChange({ ...value, role })} />
			<SelectField
				label={staff.agent}
				options={[{ id: NOBODY, name: staff.noAgent }, ...agents]}
				value={value.agent ?? NOBODY}
				onChange={(id) => onChange({ ...value, agent: id === NOBODY ? null : id })}
			/>
			{config.teams.length > 0 && (
				<div className='field'>
					<span className='field-label'>{staff.teams}</span>
					<ManyField
						label={staff.teams}
						placeholder='–'
						options={config.teams}
						value={value.teams}
						onChange={(teams) => onChange({ ...value, teams })}
					/>
					<p className='field-hint'>{staff.teamsHint}</p>
				</div>
			)}
		</>
	)
}
