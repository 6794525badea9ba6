import { useField } from '../../routing/fields/field-context.tsx'
import { ManyField, type ManyFieldProps } from '../../routing/fields/many-field.tsx'

export interface ManySettingProps extends Omit<ManyFieldProps, 'isDisabled'> {
	readonly path: string
	readonly hint?: string
}

/** Several of a list, as a setting. */
export function ManySetting({ path, hint, label, ...field }: ManySettingProps) {
	const { error, isReadOnly } = useField(path)
	return (
		<div className='setting' data-field={path} data-invalid={error !== null || undefined}>
			<span className='setting-label' aria-hidden='true'>{label}</span>
			<div className='setting-control'>
				<ManyField {...field} label={label} isDisabled={isReadOnly} />
			</div>
			{hint && <p className='setting-hint'>{hint}</p>}
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
		</div>
	)
}
