import { useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { useDirectory } from '../live/directory-context.ts'
import { useSaying } from '../shell/say-context.tsx'
import { PickList } from '../ui/pick-list.tsx'
import { type ActDialogProps, ActForm } from './act-dialog.tsx'
import { useActing } from './use-acting.ts'

/** Takes a conversation to another queue, with the time waited so far. */
export function MoveDialog({ target, onClose }: ActDialogProps) {
	const { act } = useWords()
	const { say } = useSaying()
	const { queues } = useDirectory()
	const acting = useActing(target)
	const [chosen, setChosen] = useState<string | null>(null)
	const queue = queues.find((it) => it.id === chosen)
	const options = queues.filter((it) => it.id !== target.queue)

	function submit(): void {
		if (!queue) return
		acting.run({ type: 'move', queue: queue.id }, () => {
			say(act.moved(target.name, queue.name))
			onClose()
		})
	}

	return (
		<ActForm
			title={act.moveTitle(target.name)}
			submit={queue ? act.submitMoveTo(queue.name) : act.submitMove}
			isReady={queue !== undefined}
			acting={acting}
			onSubmit={submit}
			onClose={onClose}
		>
			<PickList
				label={act.queue}
				placeholder={act.search}
				empty={act.noQueue}
				groups={[{ id: 'queues', name: act.queue, options }]}
				value={chosen}
				onChange={setChosen}
			/>
			<p className='field-hint act-hint'>{act.moveHint}</p>
		</ActForm>
	)
}
