import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { Scope } from '../../../../core/access.ts'
import { useField } from '../../routing/fields/field-context.tsx'
import { SCOPE_NAMES } from '../state/contract-names.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface ScopeCardProps {
	readonly path: string
	readonly value: Scope
	/** As far as its editor sees themselves: nobody gives more. */
	readonly widest: Scope
	/** Null for what stays as it is. */
	readonly onChange: ((scope: Scope) => void) | null
}

/** How much of the workspace somebody sees. */
export function ScopeCard({ path, value, widest, onChange }: ScopeCardProps) {
	const { roles: words, scopeName, scopeHint } = useSettingsWords()
	const { error } = useField(path)
	return (
		<RadioGroup
			className='form-section'
			data-field={path || undefined}
			value={value}
			isReadOnly={onChange === null}
			isInvalid={error !== null}
			onChange={(it) => {
				const chosen = SCOPE_NAMES.find((scope) => scope === it)
				if (chosen) onChange?.(chosen)
			}}
		>
			<div>
				<Label className='card-title'>{words.scope}</Label>
				<p className='setting-hint'>{words.scopeHint}</p>
			</div>
			{error && <p className='field-error' role='alert'>{error}</p>}
			<div className='form-card'>
				{SCOPE_NAMES.map((it) => (
					<Radio
						key={it}
						value={it}
						className='choice-row'
						aria-describedby={`scope-${it}`}
						isDisabled={SCOPE_NAMES.indexOf(it) > SCOPE_NAMES.indexOf(widest) && it !== value}
					>
						<span className='radio-dot' aria-hidden='true' />
						<span>
							<span className='choice-name'>{scopeName[it]}</span>
							<span className='setting-hint' id={`scope-${it}`}>{scopeHint[it]}</span>
						</span>
					</Radio>
				))}
			</div>
		</RadioGroup>
	)
}
