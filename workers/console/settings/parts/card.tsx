import { type ReactNode, useId } from 'react'
import { useField } from '../../routing/fields/field-context.tsx'

export interface CardProps {
	readonly title?: string
	/** For who cannot see what it stands under. */
	readonly label?: string
	readonly hint?: string
	/** Of what it edits as a whole, for a problem with it. */
	readonly path?: string
	readonly children: ReactNode
}

/** Some settings that belong together. */
export function Card({ title, label, hint, path = '', children }: CardProps) {
	const id = useId()
	const { error } = useField(path === '' ? id : path)
	return (
		<section
			className='form-section'
			aria-labelledby={title ? id : undefined}
			aria-label={title ? undefined : label}
			data-field={path || undefined}
		>
			{title && (
				<header>
					<h2 id={id}>{title}</h2>
					{hint && <p className='setting-hint'>{hint}</p>}
				</header>
			)}
			{error && <p className='field-error' role='alert' tabIndex={-1}>{error}</p>}
			<div className='form-card'>{children}</div>
		</section>
	)
}
