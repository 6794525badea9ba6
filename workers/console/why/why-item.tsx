import type { DecisionRow } from '../../../core/routing/why.ts'
import { stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import type { WhyNames } from './speech.ts'
import { whyWords } from './why-words.ts'

export interface WhyItemProps {
	readonly row: DecisionRow
	readonly names: WhyNames
	/** Whether it stands open at first. */
	readonly isOpen: boolean
}

/** One decision: what happened, and why for who wants to know. */
export function WhyItem({ row, names, isOpen }: WhyItemProps) {
	const { locale, tag } = usePreferences()
	const { title, sentences, facts } = whyWords(row, names, locale)
	return (
		<li>
			<details open={isOpen}>
				<summary>
					<span className='why-title'>{title}</span>
					<time dateTime={new Date(row.atMs).toISOString()}>{stampText(row.atMs, tag)}</time>
				</summary>
				<div className='why-body'>
					{sentences.map((it) => <p key={it}>{it}</p>)}
					<dl className='why-facts'>
						{facts.map(({ name, value }) => (
							<div key={name}>
								<dt>{name}</dt>
								<dd>{value}</dd>
							</div>
						))}
					</dl>
				</div>
			</details>
		</li>
	)
}
