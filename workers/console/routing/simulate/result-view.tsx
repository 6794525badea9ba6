import type { Comparison } from '../../../../core/simulation/comparison.ts'
import { useSpeech } from '../words/speech-context.tsx'
import type { StudyOrder } from '../worker/study-order.ts'
import { FigureTable } from './figure-table.tsx'
import { AgentsPlot } from './plots/agents-plot.tsx'
import { LinePlot } from './plots/line-plot.tsx'
import { QuantilesPlot } from './plots/quantiles-plot.tsx'
import { WaitsPlot } from './plots/waits-plot.tsx'
import { QueueTable } from './queue-table.tsx'
import { useFigureText } from './use-figure-text.ts'
import { judged } from './verdict.ts'

export interface ResultViewProps {
	readonly comparison: Comparison
	readonly order: StudyOrder
}

/** Both policies side by side: in figures, by queue, and drawn. */
export function ResultView({ comparison }: ResultViewProps) {
	const { words: { result: words } } = useSpeech()
	const { plain } = useFigureText(comparison.load.serviceLevelS)
	const { load } = comparison
	const policies = useNamed(comparison)
	const verdicts = judged(comparison)
	const counts = (verdict: 'better' | 'worse') => verdicts.filter((it) => it.verdict === verdict).length
	return (
		<section className='result' aria-labelledby='result-title'>
			<header>
				<h2 id='result-title'>{words.title}</h2>
				<p className='setting-hint'>{words.summary(plain(load.customers), load.days, load.seeds.length)}</p>
				<p className='result-verdict'>{words.verdict(counts('better'), counts('worse'))}</p>
			</header>
			<FigureTable policies={policies} verdicts={verdicts} serviceLevelS={load.serviceLevelS} />
			<div className='plots'>
				<WaitsPlot policies={policies} />
				<QuantilesPlot policies={policies} />
				<LinePlot policies={policies} />
				<AgentsPlot policies={policies} />
			</div>
			<Promises policies={policies} />
			<QueueTable policies={policies} serviceLevelS={load.serviceLevelS} />
		</section>
	)
}

/** How honest the waits are that customers are told. */
function Promises({ policies }: Pick<Comparison, 'policies'>) {
	const { words: { result: words } } = useSpeech()
	const text = useFigureText(0)
	const told = policies.flatMap(({ name, promise }) => promise !== null && promise.told > 0 ? [{ name, promise }] : [])
	if (told.length === 0) return null
	return (
		<section>
			<h3>{words.promise}</h3>
			{told.map(({ name, promise }) => (
				<p key={name} className='setting-hint'>
					{name}: {words.promiseText(text.share(promise.kept), text.time(promise.medianAbsErrorS))}
				</p>
			))}
		</section>
	)
}

/** What has happened is named in the reader's language. */
function useNamed({ policies }: Comparison): Comparison['policies'] {
	const { words: { sim } } = useSpeech()
	return policies.map((it) => it.isRecorded ? { ...it, name: sim.recordedName } : it)
}
