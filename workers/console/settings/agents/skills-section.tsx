import { LineField } from '../../routing/fields/line-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { RemoveButton } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

/** What a policy may ask of an agent. */
export function SkillsSection({ title, draft }: ConfigSectionProps) {
	const { skills: words, entry: common } = useSettingsWords()
	const { skills, agents } = shownConfig(draft.state)
	const add = <AddEntry draft={draft} list='skills' label={words.add} kind='skill' make={(it) => it} opensIn={null} />
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{skills.length > 0 && add}</SectionHead>
			{skills.length === 0
				? <NothingYet icon='check' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet>
				: (
					<ul className='form-card rows' aria-label={title}>
						{skills.map((skill) => {
							const handle = entryOf(draft, 'skills', skill.id)
							return handle && (
								<li key={skill.id}>
									<div className='grow'>
										<LineField
											isCompact
											label={`${common.name}: ${skill.name}`}
											path={handle.at('name')}
											value={skill.name}
											maxLength={80}
											onChange={(it) => handle.set('name', it)}
										/>
									</div>
									<p className='row-note'>{words.has(agents.filter((it) => skill.id in it.skills).length)}</p>
									<RemoveButton draft={draft} list='skills' entry={skill} />
								</li>
							)
						})}
					</ul>
				)}
		</>
	)
}
