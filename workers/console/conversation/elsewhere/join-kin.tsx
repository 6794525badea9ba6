import { pointOfKey } from '../../../../core/channel/point.ts'
import type { LiveConversation } from '../../api/conversations.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { useConsole } from '../../live/session-context.ts'
import { complaintOf } from '../../signin/complaint.ts'
import { usePoints } from '../points-context.ts'
import { addressText } from '../words/address-text.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import { useAddPoint } from './api.ts'

/** Has the same person go on in one conversation: where they wrote there is answered from here. Not over the head of a colleague who holds the other. */
export function JoinKin({ kin, into }: { kin: LiveConversation; into: string }) {
	const preferences = usePreferences()
	const { elsewhere: words } = useTalkWords()
	const known = usePoints()
	const add = useAddPoint(into)
	const isMine = useConsole((it) => it.agent.view?.work.some((work) => work.conversation === kin.id) ?? false)
	const point = kin.points.find((it) => !it.isLost && !known.some(({ key }) => key === it.key))
	const place = point && pointOfKey(point.key)
	if (!place || (kin.status === 'active' && !isMine)) return null
	return (
		<>
			<button type='button' className='link-button' disabled={add.isPending} onClick={() => add.mutate(place)}>
				{words.kinJoin(addressText(point))}
			</button>
			<span className='field-error' role='alert'>{complaintOf(add.error, preferences)}</span>
		</>
	)
}
