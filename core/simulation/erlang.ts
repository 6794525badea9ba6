/**
 * What queueing theory says of n alike agents, Poisson arrivals and exponential service: Erlang's B and C, and the Markov
 * chain of Erlang A (also Palm's model), where customers give up after an exponential patience. Times are in seconds.
 *
 * Sources: A. K. Erlang 1917 (B and C); C. Palm 1946, and O. Garnett, A. Mandelbaum, M. Reiman, "Designing a call center
 * with impatient customers", 2002 (A).
 */
export interface ErlangModel {
	readonly agents: number
	readonly perHour: number
	/** Mean handling time. */
	readonly ahtS: number
	/** Mean patience; null for customers who never give up. */
	readonly patienceS: number | null
	/** A wait of at most this is within the service level. */
	readonly thresholdS: number
}

export interface ErlangFigures {
	/** Mean wait of all customers, the ones who gave up included with what they waited until then. */
	readonly asaS: number
	/** Share of customers who find nobody free. */
	readonly pWait: number
	/** Share of all customers who are served within the threshold. */
	readonly serviceLevel: number
	/** Share of customers who give up. */
	readonly abandonment: number
	/** Share of the agents' time that goes into handling. */
	readonly occupancy: number
}

/** Work offered, in agents. */
export function loadOf({ perHour, ahtS }: ErlangModel): number {
	return perHour * ahtS / 3600
}

/** With more work than agents and customers who never give up, the line grows for ever. */
export function isStable(model: ErlangModel): boolean {
	return model.patienceS !== null || loadOf(model) < model.agents
}

/** The share of time all agents are busy when nobody may wait. */
export function erlangB(agents: number, load: number): number {
	let blocked = 1
	for (let k = 1; k <= agents; k++) blocked = load * blocked / (k + load * blocked)
	return blocked
}

/** What theory says of a stable model. */
export function erlang(model: ErlangModel): ErlangFigures {
	return model.patienceS === null ? erlangC(model) : erlangA(model, model.patienceS)
}

function erlangC(model: ErlangModel): ErlangFigures {
	const { agents, ahtS, thresholdS } = model
	const load = loadOf(model)
	const blocked = erlangB(agents, load)
	const pWait = agents * blocked / (agents - load * (1 - blocked))
	const drainPerS = (agents - load) / ahtS
	return {
		asaS: pWait / drainPerS,
		pWait,
		serviceLevel: 1 - pWait * Math.exp(-drainPerS * thresholdS),
		abandonment: 0,
		occupancy: load / agents,
	}
}

function erlangA(model: ErlangModel, patienceS: number): ErlangFigures {
	const { agents } = model
	const chain = chainOf(model, patienceS)
	const inTime = inTimeShares(model, patienceS)
	let [waiting, pWait, serviceLevel, busy] = [0, 0, 0, 0]
	chain.shares.forEach((share, i) => {
		const present = chain.first + i
		busy += share * Math.min(present, agents)
		if (present < agents) return void (serviceLevel += share)
		pWait += share
		waiting += share * (present - agents)
		serviceLevel += share * inTime(present - agents)
	})
	const asaS = waiting / model.perHour * 3600
	return { asaS, pWait, serviceLevel, abandonment: asaS / patienceS, occupancy: busy / agents }
}

/** A share of time too small to show in any figure. */
const NEGLIGIBLE = 1e-20

/** How likely each number of customers present is, from the likeliest outwards, so that nothing overflows. */
function chainOf({ agents, perHour, ahtS }: ErlangModel, patienceS: number): { first: number; shares: number[] } {
	const inPerS = perHour / 3600
	const outPerS = (present: number) => Math.min(present, agents) / ahtS + Math.max(0, present - agents) / patienceS
	const load = inPerS * ahtS
	const peak = load < agents ? Math.floor(load) : Math.floor(agents + (inPerS - agents / ahtS) * patienceS)
	const below: number[] = []
	for (let it = 1, k = peak; k > 0 && it > NEGLIGIBLE; k--) below.push(it *= outPerS(k) / inPerS)
	const above: number[] = []
	for (let it = 1, k = peak + 1; it > NEGLIGIBLE; k++) above.push(it *= inPerS / outPerS(k))
	const weights = [...below.reverse(), 1, ...above]
	const total = weights.reduce((sum, it) => sum + it, 0)
	return { first: peak - below.length, shares: weights.map((it) => it / total) }
}

/**
 * The chance that who finds all agents busy and `ahead` others waiting is served, and within the threshold. Their turn
 * comes after `ahead + 1` steps, at rates that fall by the patience's rate with each: then exp(-turn / patience) is
 * Beta(c, ahead + 1) distributed, c being the service rate of all agents times the patience (A. Rényi, 1953), and the
 * chance is an incomplete beta function, which has a recursion in `ahead`. Must be asked in ascending order from 0.
 */
function inTimeShares({ agents, ahtS, thresholdS }: ErlangModel, patienceS: number): (ahead: number) => number {
	const c = agents * patienceS / ahtS
	const gaveUp = -Math.expm1(-thresholdS / patienceS)
	let beta = -Math.expm1(-(c + 1) * thresholdS / patienceS)
	let logTerm = Math.log(c + 1) + Math.log(gaveUp) - (c + 1) * thresholdS / patienceS
	let step = 0
	return (ahead) => {
		for (; step < ahead; step++) {
			beta = Math.max(0, beta - Math.exp(logTerm))
			logTerm += Math.log(gaveUp * (step + c + 2) / (step + 2))
		}
		return c / (c + ahead + 1) * beta
	}
}
