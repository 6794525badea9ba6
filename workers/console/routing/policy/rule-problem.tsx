import { useField } from '../fields/field-context.tsx'

/** What is wrong with a rule whose form is not open, or in a part of it that the form does not show. */
export function RuleProblem({ path }: { path: string }) {
	const { error } = useField(path)
	return <div data-field={path}>{error && <p className='field-error' role='alert' tabIndex={-1}>{error}</p>}</div>
}
