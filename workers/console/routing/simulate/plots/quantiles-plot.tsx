import { useRoutingWords } from '../../words/use-routing-words.ts'
import { useFigureText } from '../use-figure-text.ts'
import { INNER, PlotFrame } from './plot-frame.tsx'
import type { PlotProps } from './plot-props.ts'
import { along, pathThrough, timeTicksOver } from './scale.ts'

/** What share of the answered had waited no longer than that. The slowest hundredth would squeeze all others together. */
const SHOWN = 0.99
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const

export function QuantilesPlot({ policies }: PlotProps) {
	const { plot: words } = useRoutingWords()
	const text = useFigureText(0)
	const shown = policies.map(({ plots }) => plots.waitQuantiles.filter((it) => it.share <= SHOWN))
	const ticks = timeTicksOver(Math.max(...shown.flat().map((it) => it.waitS)))
	const most = ticks.at(-1) ?? 1
	const x = (waitS: number) => along(waitS, { from: 0, to: most }, { from: INNER.left, to: INNER.right })
	const y = (share: number) => along(share, { from: 0, to: 1 }, { from: INNER.bottom, to: INNER.top })
	const rows = policies[0]?.plots.waitQuantiles ?? []
	return (
		<PlotFrame
			title={words.quantiles}
			xName={words.quantilesAxis}
			yName={words.quantilesValue}
			series={policies.map((it) => it.name)}
			yTicks={SHARES.map((value) => ({ value, text: text.tick(value) }))}
			xTicks={ticks.map((value) => ({ x: x(value), text: text.time(value) }))}
			says={policies.map(({ name, figures }) =>
				words.saysQuantiles(name, text.time(figures.waitP50S.mean), text.time(figures.waitP90S.mean))
			)}
			table={{
				head: [words.quantilesValue, ...policies.map((it) => it.name)],
				rows: rows.map(({ share }, i) => [
					text.tick(share),
					...policies.map(({ plots }) => text.time(plots.waitQuantiles[i]?.waitS ?? 0)),
				]),
			}}
		>
			{shown.map((points, i) => (
				<path key={i} className='plot-line' data-series={i} d={pathThrough(points.map((it) => [x(it.waitS), y(it.share)]))} />
			))}
		</PlotFrame>
	)
}
