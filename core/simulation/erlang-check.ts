import { erlang, type ErlangFigures, type ErlangModel } from './erlang.ts'
import type { ErlangEstimates, ErlangStudy } from './erlang-study.ts'

export type PerFigure<Value> = { readonly [Figure in keyof ErlangFigures]: Value }

/** What a simulation of a model gives, beside what theory says. */
export interface ErlangCheck {
	readonly simulated: ErlangFigures
	readonly theory: ErlangFigures
	/** What the simulated figures may be off by, either way, in 95 of 100 cases. */
	readonly confidence: ErlangFigures
	/** Whether simulation and theory agree, to what is tolerated. */
	readonly within: PerFigure<boolean>
	/** The same figures without control variates: plain means. */
	readonly plain: ErlangFigures
	readonly plainConfidence: ErlangFigures
	/** Customers the simulated figures rest on. */
	readonly arrivals: number
}

/** Shares of the true wait; a line that is nearly always full is slow to show its mean. */
const WAIT_TOLERANCE = { usual: 0.03, busy: 0.06, busyFrom: 0.95 }
/** Waits that differ by less are the same to anybody. */
const WAIT_TOLERANCE_MIN_S = 0.001
const PROBABILITY_TOLERANCE = 0.005

export function checkErlang(model: ErlangModel, study: ErlangStudy): ErlangCheck {
	const theory = erlang(model)
	const [controlled, plain] = [study.controlled(), study.plain()]
	const simulated = figures((it) => held(controlled[it].mean, it))
	return {
		simulated,
		theory,
		confidence: figures((it) => controlled[it].halfWidth),
		within: agreement(simulated, theory),
		plain: figures((it) => plain[it].mean),
		plainConfidence: figures((it) => plain[it].halfWidth),
		arrivals: study.arrivals,
	}
}

/** Which figures agree with theory, to what is tolerated. */
export function agreement(simulated: ErlangFigures, theory: ErlangFigures): PerFigure<boolean> {
	const tolerance = toleranceOf(theory)
	return figures((it) => Math.abs(simulated[it] - theory[it]) <= tolerance[it])
}

/** Whether more customers would hardly change the answer: every figure is known to half of what is tolerated. */
export function isPrecise(model: ErlangModel, estimates: ErlangEstimates): boolean {
	const tolerance = toleranceOf(erlang(model))
	return Object.values(figures((it) => estimates[it].halfWidth <= tolerance[it] / 2)).every(Boolean)
}

function toleranceOf({ asaS, occupancy }: ErlangFigures): ErlangFigures {
	const share = occupancy > WAIT_TOLERANCE.busyFrom ? WAIT_TOLERANCE.busy : WAIT_TOLERANCE.usual
	return figures((it) => it === 'asaS' ? Math.max(WAIT_TOLERANCE_MIN_S, share * asaS) : PROBABILITY_TOLERANCE)
}

/** A correction may carry an estimate a hair beyond what can be. */
function held(value: number, figure: keyof ErlangFigures): number {
	return Math.max(0, figure === 'asaS' ? value : Math.min(1, value))
}

function figures<Value>(of: (figure: keyof ErlangFigures) => Value): PerFigure<Value> {
	return {
		asaS: of('asaS'),
		pWait: of('pWait'),
		serviceLevel: of('serviceLevel'),
		abandonment: of('abandonment'),
		occupancy: of('occupancy'),
	}
}
