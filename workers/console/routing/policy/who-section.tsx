import { ChoiceField } from '../fields/choice-field.tsx'
import { RequirementField } from '../fields/requirement-field.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** What is asked of every agent, for ever. */
export function WhoSection() {
	const { section, field } = useRoutingWords()
	const { queue: { routing }, at, set } = useQueueForm()
	const levels = [{ id: 'off', name: field.languageOff }, ...LEVELS.map((it) => ({ id: String(it), name: field.languageAt(it) }))]
	return (
		<FormSection title={section.who} hint={section.whoHint}>
			<RequirementField
				label={field.requires}
				path={at('routing', 'requires')}
				value={routing.requires}
				onChange={(it) => set(['routing', 'requires'], it)}
			/>
			<ChoiceField
				label={field.languageMin}
				hint={field.languageMinHint}
				path={at('routing', 'languageMin')}
				options={levels}
				value={String(routing.languageMin ?? 'off')}
				onChange={(it) => set(['routing', 'languageMin'], it === 'off' ? null : Number(it))}
			/>
		</FormSection>
	)
}
