import { useState } from 'react'
import { useDeskConfig } from '../api/directory.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useSaying } from '../shell/say-context.tsx'
import { assignGroups } from '../state/assign-groups.ts'
import { CheckField } from '../ui/check-field.tsx'
import { PickList } from '../ui/pick-list.tsx'
import { type ActDialogProps, ActForm } from './act-dialog.tsx'
import { useActing } from './use-acting.ts'

/** Gives a conversation to one agent; over their limit only when that is said. */
export function AssignDialog({ target, onClose }: ActDialogProps) {
	const { act } = useWords()
	const { say } = useSaying()
	const config = useDeskConfig()
	const acting = useActing(target)
	const [chosen, setChosen] = useState<string | null>(null)
	const [force, setForce] = useState(false)
	const agents = config?.agents ?? []
	const agent = agents.find((it) => it.id === chosen)

	function submit(): void {
		if (!agent) return
		acting.run({ type: 'assign', agent: agent.id, force }, () => {
			say(act.assigned(target.name, agent.name))
			onClose()
		})
	}

	return (
		<ActForm
			title={act.assignTitle(target.name)}
			submit={agent ? act.submitAssignTo(agent.name) : act.submitAssign}
			isReady={agent !== undefined}
			acting={acting}
			onSubmit={submit}
			onClose={onClose}
		>
			<PickList
				label={act.agent}
				placeholder={act.search}
				empty={act.noAgent}
				groups={assignGroups(agents, target.queue, act)}
				value={chosen}
				onChange={setChosen}
			/>
			<CheckField label={act.force} hint={act.forceHint} isChecked={force} onChange={setForce} />
			<p className='field-hint act-hint'>{act.assignHint}</p>
		</ActForm>
	)
}
