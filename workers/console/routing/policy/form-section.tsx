import { type ReactNode, useId } from 'react'
import { useField } from '../fields/field-context.tsx'

export interface FormSectionProps {
	readonly title: string
	readonly hint?: string
	/** Of what the section edits as a whole, for a problem with it. */
	readonly path?: string
	readonly children: ReactNode
}

/** Some settings that belong together. */
export function FormSection({ title, hint, path = '', children }: FormSectionProps) {
	const id = useId()
	const { error } = useField(path === '' ? id : path)
	return (
		<section className='form-section' aria-labelledby={id} data-field={path || undefined}>
			<header>
				<h3 id={id}>{title}</h3>
				{hint && <p className='setting-hint'>{hint}</p>}
			</header>
			{error && <p className='field-error' role='alert' tabIndex={-1}>{error}</p>}
			<div className='form-card'>{children}</div>
		</section>
	)
}
