import { hashOf, useRoute } from '../../hooks/use-route.ts'
import { useTalk } from '../talk-context.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { useKin } from './api.ts'
import { JoinKin } from './join-kin.tsx'

/** The same person elsewhere: by what, with whom, and the way there for who may go it. */
export function KinLine({ conversation }: { conversation: string }) {
	const words = useTalkWords()
	const { elsewhere } = words
	const { list } = useRoute()
	const talk = useTalk()
	const { data: kin } = useKin(conversation)
	const text = kin?.channel ? elsewhere.kinBy(words.channel[kin.channel]) : elsewhere.kin
	return (
		<span className='kin-line'>
			<span>
				{text}
				{kin?.assigneeName && ` ${elsewhere.kinWith(kin.assigneeName)}`}
				{kin === null && ` · ${elsewhere.kinHidden}`}
			</span>
			{kin && <a className='link-button' href={hashOf({ list: list === 'waiting' ? list : 'recent', conversation })}>{elsewhere.kinOpen}
			</a>}
			{kin && talk.acts && <JoinKin kin={kin} into={talk.conversation} />}
		</span>
	)
}
