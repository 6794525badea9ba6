import type { Change } from '../state/changes.ts'
import { dotted } from '../state/json-path.ts'
import { Icon } from '../../ui/icon.tsx'
import { type ChangeText, changeText } from '../words/change-words.ts'
import type { Speech } from '../words/requirement-words.ts'
import './change-list.css'

export interface ChangeListProps {
	readonly changes: readonly Change[]
	readonly speech: Speech
	/** Offers to take each back. */
	readonly onTakeBack?: (change: Change) => void
	/** Dotted paths of what has to be pointed out, and the word for it. */
	readonly marked?: { readonly paths: ReadonlySet<string>; readonly word: string }
}

/** What differs, as a colleague would tell it, by the thing it belongs to. */
export function ChangeList({ changes, speech, onTakeBack, marked }: ChangeListProps) {
	const { words } = speech
	if (changes.length === 0) return <p className='setting-hint'>{words.change.nothing}</p>
	const told = changes.map((change) => ({ change, text: changeText(change, speech) }))
	const groups = Map.groupBy(told, ({ text }) => text.where)
	return (
		<div className='change-list'>
			{[...groups].map(([where, items]) => (
				<section key={where}>
					<h4>{where}</h4>
					<ul>
						{items.map(({ change, text }) => (
							<li key={`${dotted(change.path)} ${change.kind}`} data-kind={change.kind}>
								<div>
									{(text.what !== '' || marked?.paths.has(dotted(change.path))) && (
										<p className='change-what'>
											{text.what}
											{marked?.paths.has(dotted(change.path)) && <span className='tag' data-tone='warn'>{marked.word}</span>}
										</p>
									)}
									<p className='change-how'>{text.how}</p>
								</div>
								{onTakeBack && change.kind !== 'moved' && (
									<button
										type='button'
										className='button quiet square small'
										aria-label={words.draft.revertOf(spoken(text))}
										title={words.draft.revert}
										onClick={() => onTakeBack(change)}
									>
										<Icon name='undo' size={14} />
									</button>
								)}
							</li>
						))}
					</ul>
				</section>
			))}
		</div>
	)
}

function spoken({ where, what }: ChangeText): string {
	return what === '' ? where : `${where}, ${what}`
}
