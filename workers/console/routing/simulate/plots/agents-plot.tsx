import type { AgentOutcome } from '../../../../../core/simulation/comparison.ts'
import { useSpeech } from '../../words/speech-context.tsx'
import { useFigureText } from '../use-figure-text.ts'
import { INNER, PlotFrame } from './plot-frame.tsx'
import type { PlotProps } from './plot-props.ts'
import { along, ticksOver } from './scale.ts'

const SHOWN_MAX = 24
const NAME_MAX = 10

/** What share of their room each agent had taken. */
export function AgentsPlot({ policies }: PlotProps) {
	const { words: { plot: words }, names } = useSpeech()
	const text = useFigureText(0)
	const byAgent = policies.map(({ plots }) => new Map(plots.agents.map((it) => [it.agent, it])))
	const all = [...policies[0]?.plots.agents ?? []].sort((a, b) => b.occupancy - a.occupancy).map((it) => it.agent)
	const shown = all.slice(0, SHOWN_MAX)
	const ticks = ticksOver(Math.max(1, ...policies.flatMap(({ plots }) => plots.agents.map((it) => it.occupancy))))
	const slot = (INNER.right - INNER.left) / Math.max(1, shown.length)
	const bar = Math.min(36, (slot - Math.min(8, slot / 3)) / Math.max(1, policies.length))
	const y = (value: number) => along(value, { from: 0, to: ticks.at(-1) ?? 1 }, { from: INNER.bottom, to: INNER.top })
	const middle = (at: number) => INNER.left + (at + 0.5) * slot
	return (
		<PlotFrame
			title={words.agents}
			xName={words.agentsAxis}
			yName={words.agentsValue}
			series={policies.map((it) => it.name)}
			yTicks={ticks.map((value) => ({ value, text: text.tick(value) }))}
			xTicks={shown.length > 12 ? [] : shown.map((id, i) => ({ x: middle(i), text: shortened(names.agent(id)) }))}
			says={policies.map(({ name, plots: { agents } }) => words.saysAgents(name, ...edges(agents, text.share)))}
			note={all.length > SHOWN_MAX ? words.more(SHOWN_MAX) : undefined}
			table={{
				head: [words.agent, ...policies.map((it) => it.name)],
				rows: all.map((id) => [names.agent(id), ...byAgent.map((it) => text.share(it.get(id)?.occupancy ?? 0))]),
			}}
		>
			{byAgent.map((agents, i) =>
				shown.map((id, at) => {
					const top = y(agents.get(id)?.occupancy ?? 0)
					return (
						<rect
							key={`${i}-${id}`}
							className='plot-bar'
							data-series={i}
							x={middle(at) - policies.length * bar / 2 + i * bar}
							y={top}
							width={Math.max(1, bar - 1)}
							height={Math.max(0, INNER.bottom - top)}
						/>
					)
				})
			)}
		</PlotFrame>
	)
}

function edges(agents: readonly AgentOutcome[], textOf: (share: number) => string): [string, string] {
	const shares = agents.map((it) => it.occupancy)
	return shares.length === 0 ? [textOf(0), textOf(0)] : [textOf(Math.min(...shares)), textOf(Math.max(...shares))]
}

function shortened(name: string): string {
	return name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name
}
