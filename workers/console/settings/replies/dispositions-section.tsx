import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { MoveButtons, moved } from '../parts/move-buttons.tsx'
import { NamePair, PairHead } from '../parts/name-pair.tsx'
import { RemoveButton } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

/** What may have come of a conversation. */
export function DispositionsSection({ title, draft }: ConfigSectionProps) {
	const { dispositions: words } = useSettingsWords()
	const { dispositions } = shownConfig(draft.state)
	const move = (from: number) => (to: number) => draft.edit((it) => ({ ...it, dispositions: moved(it.dispositions, from, to) }))
	return (
		<>
			<SectionHead title={title} hint={words.hint}>
				<AddEntry
					draft={draft}
					list='dispositions'
					label={words.add}
					kind='outcome'
					make={({ id, name }) => ({ id, name, nameZh: name })}
					opensIn={null}
				/>
			</SectionHead>
			<section className='form-card' aria-label={words.label}>
				<PairHead after={['button']} />
				<ul className='rows'>
					{dispositions.map((disposition, i) => {
						const handle = entryOf(draft, 'dispositions', disposition.id)
						return handle && (
							<li key={disposition.id}>
								<NamePair
									path={handle.at()}
									name={disposition.name}
									nameZh={disposition.nameZh}
									onName={(it) => handle.set('name', it)}
									onNameZh={(it) => handle.set('nameZh', it)}
								/>
								<span className='row-buttons'>
									<MoveButtons name={disposition.name} index={i} count={dispositions.length} onMove={move(i)} />
									<RemoveButton draft={draft} list='dispositions' entry={disposition} />
								</span>
							</li>
						)
					})}
				</ul>
			</section>
		</>
	)
}
