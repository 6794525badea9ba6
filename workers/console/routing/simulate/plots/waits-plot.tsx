import { useRoutingWords } from '../../words/use-routing-words.ts'
import { useFigureText } from '../use-figure-text.ts'
import { INNER, PlotFrame } from './plot-frame.tsx'
import type { PlotProps } from './plot-props.ts'
import { along, ticksOver } from './scale.ts'

/** How many waited how long, bar beside bar. */
export function WaitsPlot({ policies }: PlotProps) {
	const { plot: words } = useRoutingWords()
	const text = useFigureText(0)
	const bins = policies[0]?.plots.waits ?? []
	const shares = policies.map(({ plots, counts }) => plots.waits.map((it) => (it.answered + it.gaveUp) / Math.max(1, counts.customers)))
	const ticks = ticksOver(Math.max(...shares.flat()))
	const binText = ({ fromS, untilS }: typeof bins[number]) =>
		untilS === null ? words.above(text.time(fromS)) : words.between(text.time(fromS), text.time(untilS))
	const slot = (INNER.right - INNER.left) / Math.max(1, bins.length)
	const bar = (slot - 6) / Math.max(1, policies.length)
	const y = (value: number) => along(value, { from: 0, to: ticks.at(-1) ?? 1 }, { from: INNER.bottom, to: INNER.top })
	return (
		<PlotFrame
			title={words.waits}
			xName={words.waitsAxis}
			yName={words.waitsValue}
			series={policies.map((it) => it.name)}
			yTicks={ticks.map((value) => ({ value, text: text.tick(value) }))}
			xTicks={bins.flatMap(({ fromS }, i) => i % 3 === 0 ? [{ x: INNER.left + i * slot, text: text.time(fromS) }] : [])}
			says={policies.map(({ name }, i) => {
				const most = Math.max(...shares[i] ?? [0])
				const bin = bins[(shares[i] ?? []).indexOf(most)]
				return bin ? words.saysWaits(name, text.share(most), binText(bin)) : ''
			})}
			table={{
				head: [words.wait, ...policies.flatMap(({ name }) => [name, `${name}: ${words.gaveUp}`])],
				rows: bins.map((bin, b) => [
					binText(bin),
					...policies.flatMap(({ plots }, i) => [text.share(shares[i]?.[b] ?? 0), text.plain(plots.waits[b]?.gaveUp ?? 0)]),
				]),
			}}
		>
			{shares.map((values, i) =>
				values.map((value, b) => (
					<rect
						key={`${i}-${b}`}
						className='plot-bar'
						data-series={i}
						x={INNER.left + b * slot + 3 + i * bar}
						y={y(value)}
						width={Math.max(1, bar - 1)}
						height={Math.max(0, INNER.bottom - y(value))}
					/>
				))
			)}
		</PlotFrame>
	)
}
