import { useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { usePreferences } from '../../i18n/preferences.tsx'
import { detailText, withSpans } from '../words/detail-text.ts'
import { readSpan, spanText } from '../state/span.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { useField } from './field-context.tsx'

export interface SpanFieldProps {
	readonly label: string
	readonly path: string
	/** In ms; null for none, where that is a value. */
	readonly value: number | null
	readonly onChange: (ms: number) => void
	/** Told when it is emptied; without it, it cannot be. */
	readonly onClear?: () => void
	readonly hint?: string
	/** Stands beside others; the label is for who cannot see them. */
	readonly isCompact?: boolean
}

/** A length of time, written as people write it: `45 s`, `1 min 30 s`. */
export function SpanField({ label, path, value, onChange, onClear, hint, isCompact }: SpanFieldProps) {
	const words = useRoutingWords()
	const { raw, isReadOnly } = useField(path)
	const { locale } = usePreferences()
	const error = raw && detailText(withSpans(raw, (ms) => spanText(ms, words)), locale)
	/** What is being typed; null while nobody types. */
	const [typed, setTyped] = useState<string | null>(null)
	const shown = typed ?? (value === null ? '' : spanText(value, words))
	const isEmpty = typed !== null && typed.trim() === ''
	const isUnreadable = typed !== null && !(isEmpty && onClear) && readSpan(typed) === null
	const wrong = isUnreadable ? words.span.unreadable : error

	function type(text: string): void {
		setTyped(text)
		const ms = readSpan(text)
		if (ms !== null) onChange(ms)
		else if (text.trim() === '') onClear?.()
	}

	return (
		<TextField
			className={isCompact ? 'compact-field span-compact' : 'setting'}
			data-field={path}
			value={shown}
			onChange={type}
			onBlur={() => !isUnreadable && setTyped(null)}
			isInvalid={wrong !== null}
			isReadOnly={isReadOnly}
			aria-label={isCompact ? label : undefined}
		>
			{!isCompact && <Label className='setting-label'>{label}</Label>}
			<Input className='input setting-control' placeholder={words.span.label} autoComplete='off' />
			{hint && <Text slot='description' className='setting-hint'>{hint}</Text>}
			<FieldError className='field-error setting-error'>{wrong}</FieldError>
		</TextField>
	)
}
