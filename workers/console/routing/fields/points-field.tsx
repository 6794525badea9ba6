import { useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { ChoiceField } from './choice-field.tsx'
import { CountField } from './count-field.tsx'
import { useField } from './field-context.tsx'

type Points = Readonly<Record<string, number>>

export interface PointsFieldProps {
	readonly label: string
	readonly path: string
	readonly value: Points
	readonly onChange: (value: Points) => void
	/** What may have points; any name when not given. */
	readonly names?: readonly { readonly id: string; readonly name: string }[]
	readonly hint?: string
}

const FRESH_POINTS = 1

/** Names with points each, as many as there are. */
export function PointsField({ label, path, value, onChange, names, hint }: PointsFieldProps) {
	const { points: words } = useRoutingWords()
	const { error, isReadOnly } = useField(path)
	const left = names?.filter(({ id }) => !(id in value))
	return (
		<div className='setting' data-field={path} role='group' aria-label={label}>
			<span className='setting-label' aria-hidden='true'>{label}</span>
			<div className='points setting-control'>
				{Object.keys(value).length === 0 && isReadOnly && <p className='setting-hint'>{words.none}</p>}
				{Object.entries(value).map(([id, points]) => {
					const name = names?.find((it) => it.id === id)?.name ?? id
					const { [id]: _, ...rest } = value
					return (
						<div className='points-row' key={id}>
							<span className='truncate'>{name}</span>
							<CountField
								isCompact
								label={`${words.points}: ${name}`}
								path={`${path}.${id}`}
								value={points}
								onChange={(it) => it !== null && onChange({ ...value, [id]: it })}
							/>
							{!isReadOnly && (
								<button
									type='button'
									className='button quiet square small'
									aria-label={words.remove(name)}
									onClick={() => onChange(rest)}
								>
									<Icon name='close' size={14} />
								</button>
							)}
						</div>
					)
				})}
				{!isReadOnly && (
					<AddPoints
						options={left}
						isTaken={(id) => id in value}
						onAdd={(id) => onChange({ ...value, [id]: FRESH_POINTS })}
					/>
				)}
			</div>
			{hint && <p className='setting-hint'>{hint}</p>}
			{error && <p className='field-error setting-error' role='alert'>{error}</p>}
		</div>
	)
}

interface AddPointsProps {
	readonly options: PointsFieldProps['names']
	readonly isTaken: (id: string) => boolean
	readonly onAdd: (id: string) => void
}

function AddPoints({ options, isTaken, onAdd }: AddPointsProps) {
	const { points: words } = useRoutingWords()
	const [name, setName] = useState('')
	const [first] = options ?? []
	const id = options ? options.find((it) => it.id === name)?.id ?? first?.id ?? '' : name.trim()
	if (options?.length === 0) return null
	return (
		<form
			className='points-row'
			onSubmit={(event) => {
				event.preventDefault()
				if (id === '' || isTaken(id)) return
				onAdd(id)
				setName('')
			}}
		>
			{options ? <ChoiceField isCompact label={words.name} path='' options={options} value={id} onChange={setName} /> : (
				<input
					className='input'
					aria-label={words.name}
					placeholder={words.fresh}
					value={name}
					onChange={(event) => setName(event.target.value)}
				/>
			)}
			<button type='submit' className='button small' disabled={id === '' || isTaken(id)}>{words.add}</button>
		</form>
	)
}
