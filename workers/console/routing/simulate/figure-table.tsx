import type { PolicyOutcome } from '../../../../core/simulation/comparison.ts'
import { Icon } from '../../ui/icon.tsx'
import { useSpeech } from '../words/speech-context.tsx'
import { useFigureText } from './use-figure-text.ts'
import type { Judged, Verdict } from './verdict.ts'

export interface FigureTableProps {
	readonly policies: readonly PolicyOutcome[]
	readonly verdicts: readonly Judged[]
	readonly serviceLevelS: number
}

const MARKS = { better: 'check', worse: 'warning', same: 'equal', unsure: 'info' } as const satisfies Record<Verdict, string>

/** Every figure under every policy, with the difference in words as well as in colour. */
export function FigureTable({ policies, verdicts, serviceLevelS }: FigureTableProps) {
	const { words: { result: words } } = useSpeech()
	const text = useFigureText(serviceLevelS)
	return (
		<div className='table-scroll' tabIndex={0} role='region' aria-label={words.title}>
			<table className='figures'>
				<thead>
					<tr>
						<th scope='col'>{words.figure}</th>
						{policies.map((it) => <th scope='col' key={it.name} className='number'>{it.name}</th>)}
						<th scope='col' className='number'>{words.difference}</th>
						<th scope='col'>
							<span className='visually-hidden'>{words.verdictName}</span>
						</th>
						<th scope='col'>{words.basis}</th>
					</tr>
				</thead>
				<tbody>
					{verdicts.map(({ figure, difference, verdict }) => (
						<tr key={figure}>
							<th scope='row'>{text.name(figure)}</th>
							{policies.map((it) => <td key={it.name} className='number'>{text.value(figure, it.figures[figure].mean)}</td>)}
							<td className='number'>
								{text.signed(figure, difference.mean)}
								{difference.halfWidth !== null && <small>{words.plusMinus(text.value(figure, difference.halfWidth))}</small>}
							</td>
							<td>
								{verdict && (
									<span className='verdict' data-verdict={verdict}>
										<Icon name={MARKS[verdict]} size={14} />
										{words[verdict]}
									</span>
								)}
							</td>
							<td>
								<Bases policies={policies} figure={figure} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}

/** One word where all policies are known alike, else one for each. */
function Bases({ policies, figure }: { policies: readonly PolicyOutcome[]; figure: Judged['figure'] }) {
	const { words: { result: words } } = useSpeech()
	const bases = policies.map((it) => it.basis[figure])
	const distinct = [...new Set(bases)].length === 1 ? bases.slice(0, 1) : bases
	return (
		<>
			{distinct.map((it, i) => (
				<span key={i} title={it === 'exact' ? words.exactHint : words.modelledHint}>
					{i > 0 && ' / '}
					{words[it]}
				</span>
			))}
		</>
	)
}
