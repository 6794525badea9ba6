import { useMemo } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { DraftHandle } from '../draft/use-draft.ts'
import { dotted, withValueAt } from '../state/json-path.ts'
import { CallbackSection } from './callback-section.tsx'
import { ChoiceSection } from './choice-section.tsx'
import { ClockSection } from './clock-section.tsx'
import { HoursSection } from './hours-section.tsx'
import { OrderSection } from './order-section.tsx'
import { type QueueForm, QueueFormContext } from './queue-form-context.ts'
import { RulesSection } from './rules-section.tsx'
import { TimingsSection } from './timings-section.tsx'
import { WhoSection } from './who-section.tsx'
import './policy-form.css'

export interface PolicyFormProps {
	readonly config: WorkspaceConfig
	/** Place of the queue in the configuration. */
	readonly index: number
	readonly edit: DraftHandle['edit']
}

/** A queue's policy to read and to change, in the order in which a conversation meets it. */
export function PolicyForm({ config, index, edit }: PolicyFormProps) {
	const queue = config.queues[index]
	const form = useMemo((): QueueForm | null =>
		queue === undefined ? null : {
			queue,
			at: (...keys) => dotted(['queues', index, ...keys]),
			set: (path, value) => edit((it) => withValueAt(it, ['queues', index, ...path], value)),
		}, [queue, index, edit])
	if (form === null) return null
	return (
		<QueueFormContext value={form}>
			<div className='policy-form'>
				<WhoSection />
				<ClockSection />
				<RulesSection />
				<ChoiceSection />
				<OrderSection />
				<HoursSection />
				<CallbackSection />
				<TimingsSection />
			</div>
		</QueueFormContext>
	)
}
