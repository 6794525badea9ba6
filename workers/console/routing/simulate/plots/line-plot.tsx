import { useRoutingWords } from '../../words/use-routing-words.ts'
import { useFigureText } from '../use-figure-text.ts'
import { INNER, PlotFrame } from './plot-frame.tsx'
import type { PlotProps } from './plot-props.ts'
import { along, pathThrough, ticksOver } from './scale.ts'

const DAY_MIN = 24 * 60
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24] as const

/** How many stand in line at which time of day. */
export function LinePlot({ policies }: PlotProps) {
	const { plot: words } = useRoutingWords()
	const text = useFigureText(0)
	const ticks = ticksOver(Math.max(...policies.flatMap(({ plots }) => plots.line.map((it) => it.mean))))
	const x = (minute: number) => along(minute, { from: 0, to: DAY_MIN }, { from: INNER.left, to: INNER.right })
	const y = (count: number) => along(count, { from: 0, to: ticks.at(-1) ?? 1 }, { from: INNER.bottom, to: INNER.top })
	const rows = policies[0]?.plots.line ?? []
	return (
		<PlotFrame
			title={words.line}
			xName={words.lineAxis}
			yName={words.lineValue}
			series={policies.map((it) => it.name)}
			yTicks={ticks.map((value) => ({ value, text: countText(value) }))}
			xTicks={HOURS.map((hour) => ({ x: x(hour * 60), text: clock(hour * 60) }))}
			says={policies.map(({ name, plots }) => {
				const peak = plots.line.reduce((most, it) => it.mean > most.mean ? it : most, { minuteOfDay: 0, mean: 0, most: 0 })
				return words.saysLine(name, countText(peak.mean), clock(peak.minuteOfDay))
			})}
			table={{
				head: [words.time, ...policies.map((it) => it.name)],
				rows: rows.map(({ minuteOfDay }, i) => [clock(minuteOfDay), ...policies.map(({ plots }) => countText(plots.line[i]?.mean ?? 0))]),
			}}
		>
			{policies.map(({ plots }, i) => (
				<path key={i} className='plot-line' data-series={i} d={pathThrough(plots.line.map((it) => [x(it.minuteOfDay), y(it.mean)]))} />
			))}
		</PlotFrame>
	)

	/** A mean of people may be a part of one. */
	function countText(count: number): string {
		return count >= 10 || Number.isInteger(count) ? text.plain(count) : count.toFixed(1)
	}
}

function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.round(minute % 60)).padStart(2, '0')}`
}
