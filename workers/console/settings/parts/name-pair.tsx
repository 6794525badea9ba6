import { LineField } from '../../routing/fields/line-field.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface NamePairProps {
	/** Of what is named. */
	readonly path: string
	readonly name: string
	/** Null for none. */
	readonly nameZh: string | null
	readonly onName: (name: string) => void
	readonly onNameZh: (name: string) => void
}

/** What something is called in each of the two languages, side by side in a row. */
export function NamePair({ path, name, nameZh, onName, onNameZh }: NamePairProps) {
	const { entry: words } = useSettingsWords()
	return (
		<>
			<div className='grow'>
				<LineField isCompact label={`${words.english}: ${name}`} path={`${path}.name`} value={name} maxLength={80} onChange={onName} />
			</div>
			<div className='grow'>
				<LineField
					isCompact
					label={`${words.chinese}: ${name}`}
					path={`${path}.nameZh`}
					value={nameZh ?? ''}
					maxLength={80}
					onChange={onNameZh}
				/>
			</div>
		</>
	)
}

/** Above rows of pairs. */
export function PairHead({ after }: { after: readonly ('button' | 'colour')[] }) {
	const { entry: words } = useSettingsWords()
	return (
		<div className='rows-head' aria-hidden='true'>
			<span>{words.english}</span>
			<span>{words.chinese}</span>
			{after.map((it) => <span key={it} data-room={it} />)}
		</div>
	)
}
