import type { Said } from '../state/thread.ts'
import { useTalk } from './talk-context.ts'
import { useTalkWords } from './words/use-talk-words.ts'

/** Who reacted how; one's own can be taken back here. */
export function ReactionRow({ item: { id, reactions, isDeleted } }: { item: Said }) {
	const { acts } = useTalk()
	const { said: words, act } = useTalkWords()
	if (reactions.length === 0 || isDeleted) return null
	const emojis = [...new Set(reactions.map((it) => it.emoji))]
	return (
		<ul className='reaction-row' aria-label={words.reactions}>
			{emojis.map((emoji) => {
				const all = reactions.filter((it) => it.emoji === emoji)
				const isOurs = all.some((it) => it.by.kind === 'agent')
				const shown = <>{emoji} {all.length > 1 && all.length}</>
				return (
					<li key={emoji}>
						{isOurs && acts?.about.reactions
							? (
								<button
									type='button'
									className='reaction'
									data-ours='true'
									aria-label={act.unreact(emoji)}
									onClick={() => acts.react(id, null)}
								>
									{shown}
								</button>
							)
							: <span className='reaction' role='img' aria-label={words.reactedBy(emoji, all.length)}>{shown}</span>}
					</li>
				)
			})}
		</ul>
	)
}
