import type { Me } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { useBecomeAgent } from './api.ts'
import { useStartWords } from './words.ts'

export function AgentStep({ me }: { me: Me }) {
	const preferences = usePreferences()
	const words = useStartWords()
	const become = useBecomeAgent(me)
	return (
		<>
			<p>{words.agentText}</p>
			<p className='field-error' role='alert'>{complaintOf(become.error, preferences)}</p>
			<p className='start-acts'>
				<button type='button' className='button primary' disabled={become.isPending} onClick={() => become.mutate()}>
					{words.agentAct}
				</button>
			</p>
		</>
	)
}
