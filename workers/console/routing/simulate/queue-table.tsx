import type { PolicyOutcome } from '../../../../core/simulation/comparison.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { useFigureText } from './use-figure-text.ts'

export interface QueueTableProps {
	readonly policies: readonly PolicyOutcome[]
	readonly serviceLevelS: number
}

const COLUMNS = ['waitMeanS', 'waitP90S', 'serviceLevel', 'abandonment'] as const

/** The same by queue: what one gains another may pay for. */
export function QueueTable({ policies, serviceLevelS }: QueueTableProps) {
	const { words: { result: words, page }, names } = useSpeech()
	const text = useFigureText(serviceLevelS)
	const queues = policies[0]?.queues.map((it) => it.id) ?? []
	return (
		<section>
			<h3>{words.byQueue}</h3>
			<div className='table-scroll' tabIndex={0} role='region' aria-label={words.byQueue}>
				<table className='figures'>
					<thead>
						<tr>
							<th scope='col'>{page.queue}</th>
							<th scope='col'>{words.policy}</th>
							<th scope='col' className='number'>{words.customers}</th>
							{COLUMNS.map((it) => <th scope='col' key={it} className='number'>{text.name(it)}</th>)}
						</tr>
					</thead>
					{queues.map((id) => (
						<tbody key={id}>
							{policies.map(({ name, queues: outcomes }, i) => {
								const outcome = outcomes.find((it) => it.id === id)
								return outcome && (
									<tr key={name}>
										{i === 0 && <th scope='rowgroup' rowSpan={policies.length}>{names.queue(id)}</th>}
										<td>{name}</td>
										<td className='number'>{text.plain(outcome.customers)}</td>
										{COLUMNS.map((it) => <td key={it} className='number'>{text.value(it, outcome[it])}</td>)}
									</tr>
								)
							})}
						</tbody>
					))}
				</table>
			</div>
		</section>
	)
}
