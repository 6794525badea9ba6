import { usePreferences } from '../i18n/preferences.tsx'
import { complaintOf } from '../signin/complaint.ts'
import { useFacts, useReveal, useVocabulary } from './api.ts'
import { type KnownWords, useKnownWords } from './words.ts'

type Value = string | number | boolean

export interface FieldListProps {
	readonly conversation: string
	readonly seq: number
	readonly mayReveal: boolean
}

/** The company's own fields as far as they are filled in. A protected one stays dots until somebody asks for it. */
export function FieldList({ conversation, seq, mayReveal }: FieldListProps) {
	const { locale } = usePreferences()
	const words = useKnownWords()
	const { fields } = useVocabulary()
	const attributes = useFacts(conversation, seq).data?.attributes ?? {}
	const filled = fields.filter((it) => attributes[it.id] !== undefined)
	if (filled.length === 0) return null
	return (
		<section className='context-section' aria-label={words.fields}>
			<h3>{words.fields}</h3>
			<dl className='facts'>
				{filled.map((it) => (
					<div key={it.id}>
						<dt>{locale === 'zh' ? it.nameZh ?? it.name : it.name}</dt>
						<dd>
							{it.protected && mayReveal
								? <Protected conversation={conversation} field={it.id} name={it.name} dots={textOf(attributes[it.id], words)} />
								: textOf(attributes[it.id], words)}
						</dd>
					</div>
				))}
			</dl>
		</section>
	)
}

function Protected({ conversation, field, name, dots }: { conversation: string; field: string; name: string; dots: string }) {
	const preferences = usePreferences()
	const words = useKnownWords()
	const reveal = useReveal(conversation)
	const isShown = reveal.data !== undefined
	return (
		<>
			<span className='known-value'>{isShown ? textOf(reveal.data.value ?? '', words) : dots}</span>{' '}
			<button
				type='button'
				className='button quiet small'
				aria-label={isShown ? `${words.hide}: ${name}` : words.revealOf(name)}
				disabled={reveal.isPending}
				onClick={() => isShown ? reveal.reset() : reveal.mutate(field)}
			>
				{isShown ? words.hide : words.reveal}
			</button>
			<span className='field-error' role='alert'>{complaintOf(reveal.error, preferences)}</span>
		</>
	)
}

function textOf(value: Value | undefined, { yes, no }: KnownWords): string {
	if (typeof value === 'boolean') return value ? yes : no
	return String(value ?? '')
}
