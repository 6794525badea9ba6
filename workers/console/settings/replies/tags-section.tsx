import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { NamePair, PairHead } from '../parts/name-pair.tsx'
import { NothingYet } from '../parts/nothing-yet.tsx'
import { RemoveButton } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { COLOUR_NAMES } from '../state/contract-names.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshTag } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

/** What a conversation may be marked with. */
export function TagsSection({ title, draft }: ConfigSectionProps) {
	const { tags: words, colour } = useSettingsWords()
	const { tags } = shownConfig(draft.state)
	const add = <AddEntry draft={draft} list='tags' label={words.add} kind='tag' make={freshTag} opensIn={null} />
	const colours = COLOUR_NAMES.map((id) => ({ id, name: colour[id] }))
	return (
		<>
			<SectionHead title={title} hint={words.hint}>{tags.length > 0 && add}</SectionHead>
			{tags.length === 0
				? <NothingYet icon='check' title={words.emptyTitle} text={words.emptyText}>{add}</NothingYet>
				: (
					<section className='form-card' aria-label={words.label}>
						<PairHead after={['colour', 'button']} />
						<ul className='rows'>
							{tags.map((tag) => {
								const handle = entryOf(draft, 'tags', tag.id)
								return handle && (
									<li key={tag.id}>
										<NamePair
											path={handle.at()}
											name={tag.name}
											nameZh={tag.nameZh}
											onName={(it) => handle.set('name', it)}
											onNameZh={(it) => handle.set('nameZh', it === '' ? null : it)}
										/>
										<span className='tag-colour' data-colour={tag.colour}>
											<span className='colour-dot' aria-hidden='true' />
											<ChoiceField
												isCompact
												label={words.colourOf(tag.name)}
												path={handle.at('colour')}
												options={colours}
												value={tag.colour}
												onChange={(it) => handle.set('colour', it)}
											/>
										</span>
										<span className='row-buttons'>
											<RemoveButton draft={draft} list='tags' entry={tag} />
										</span>
									</li>
								)
							})}
						</ul>
					</section>
				)}
		</>
	)
}
