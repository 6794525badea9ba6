import { type ReactNode, useId } from 'react'
import { useRoutingWords } from '../../words/use-routing-words.ts'
import { along } from './scale.ts'

export const WIDTH = 560
export const HEIGHT = 240
/** The drawing inside its labels. */
export const INNER = { left: 60, right: 532, top: 12, bottom: 204 } as const

export interface PlotFrameProps {
	readonly title: string
	/** What can be seen, in words. */
	readonly says: readonly string[]
	readonly xName: string
	readonly yName: string
	readonly yTicks: readonly { readonly value: number; readonly text: string }[]
	readonly xTicks: readonly { readonly x: number; readonly text: string }[]
	readonly series: readonly string[]
	/** The drawing itself. */
	readonly children: ReactNode
	/** The same in rows and columns. */
	readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
	readonly note?: string
}

/** A drawing with its axes, what it says in words, and all its numbers in a table behind a button. */
export function PlotFrame(props: PlotFrameProps) {
	const { title, says, xName, yName, yTicks, xTicks, series, children, table, note } = props
	const { plot } = useRoutingWords()
	const id = useId()
	const yMost = yTicks.at(-1)?.value ?? 1
	return (
		<figure className='plot' aria-labelledby={`${id}-title`}>
			<figcaption>
				<h3 id={`${id}-title`}>{title}</h3>
				<Legend series={series} />
			</figcaption>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role='img' aria-labelledby={`${id}-title`} aria-describedby={`${id}-says`}>
				<g className='plot-grid'>
					{yTicks.map(({ value, text }) => {
						const y = along(value, { from: 0, to: yMost }, { from: INNER.bottom, to: INNER.top })
						return (
							<g key={value}>
								<line x1={INNER.left} x2={INNER.right} y1={y} y2={y} />
								<text x={INNER.left - 8} y={y + 4} textAnchor='end'>{text}</text>
							</g>
						)
					})}
					{xTicks.map(({ x, text }) => <text key={`${x}`} x={x} y={INNER.bottom + 16} textAnchor='middle'>{text}</text>)}
				</g>
				{children}
				<g className='plot-names'>
					<text x={(INNER.left + INNER.right) / 2} y={HEIGHT - 2} textAnchor='middle'>{xName}</text>
					<text transform={`translate(11 ${(INNER.top + INNER.bottom) / 2}) rotate(-90)`} textAnchor='middle'>{yName}</text>
				</g>
			</svg>
			<p id={`${id}-says`} className='setting-hint'>{[...says, note].filter(Boolean).join(' ')}</p>
			<details>
				<summary>{plot.table}</summary>
				<div className='table-scroll' tabIndex={0} role='region' aria-label={title}>
					<table className='figures'>
						<thead>
							<tr>{table.head.map((it, i) => <th key={i} scope='col' className={i > 0 ? 'number' : undefined}>{it}</th>)}</tr>
						</thead>
						<tbody>
							{table.rows.map(([head, ...cells], i) => (
								<tr key={i}>
									<th scope='row'>{head}</th>
									{cells.map((it, j) => <td key={j} className='number'>{it}</td>)}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</details>
		</figure>
	)
}

/** Each series has a colour, and a dash or a pattern for who does not tell colours apart. */
function Legend({ series }: { series: readonly string[] }) {
	return (
		<ul className='plot-legend'>
			{series.map((name, i) => (
				<li key={name}>
					<svg width='22' height='10' aria-hidden='true'>
						<line className='plot-line' data-series={i} x1='0' x2='22' y1='5' y2='5' />
					</svg>
					{name}
				</li>
			))}
		</ul>
	)
}
