import { ChoiceField } from '../fields/choice-field.tsx'
import { CLOSING_NAMES } from '../words/contract-names.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { FormSection } from './form-section.tsx'
import { OverflowFields } from './overflow-fields.tsx'
import { useQueueForm } from './queue-form-context.ts'

/** When it is open, what becomes of whom when it is not, and where to when it takes too long. */
export function HoursSection() {
	const { words: { section, field, closing }, config } = useSpeech()
	const { queue: { routing }, at, set } = useQueueForm()
	const ways = CLOSING_NAMES.map((id) => ({ id, name: closing[id] }))
	return (
		<FormSection title={section.hours}>
			<ChoiceField
				label={field.hours}
				path={at('routing', 'hours')}
				// No id can be empty.
				options={[{ id: '', name: field.alwaysOpen }, ...config.hours]}
				value={routing.hours ?? ''}
				onChange={(it) => set(['routing', 'hours'], it === '' ? null : it)}
			/>
			{routing.hours !== null && (
				<>
					<ChoiceField
						label={field.atClosing}
						path={at('routing', 'atClosing')}
						options={ways}
						value={routing.atClosing}
						onChange={(it) => set(['routing', 'atClosing'], it)}
					/>
					<ChoiceField
						label={field.whenClosed}
						path={at('routing', 'whenClosed')}
						options={ways}
						value={routing.whenClosed}
						onChange={(it) => set(['routing', 'whenClosed'], it)}
					/>
				</>
			)}
			<OverflowFields />
		</FormSection>
	)
}
