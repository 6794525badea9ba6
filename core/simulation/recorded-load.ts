/** A recording made ready to run: what was seen is used as it was, what nobody could see is drawn from what was seen of others. */
import type { AgentId, QueueId } from '../ids.ts'
import type { PolicyChange, RecordedLoad } from './comparison.ts'
import type { Arrival } from './customer.ts'
import { LineMeter } from './line-meter.ts'
import type { Fate } from './measure.ts'
import { Patience } from './patience.ts'
import type { PreparedLoad } from './prepared-load.ts'
import { type Random, randomStream } from './random.ts'
import { readRecording, type Recording } from './recording.ts'
import type { RecordedStay } from './recorded-stays.ts'
import { changed, type Situation } from './situation.ts'
import { StaffMeter } from './staff-meter.ts'
import { meanOf } from './statistics.ts'
import { summaryOf } from './summary.ts'
import type { Shift } from './world.ts'

const DAY_MS = 86_400_000
/** How long who missed an offer stays away. Times at which agents were away are in the recording; a simulated miss comes on top. */
const RETURN_MS = 60_000
/** So many of one intent say more of it than all others together. */
const ALIKE_MIN = 20
/** When nobody's end was seen. */
const UNSEEN: Effort = { handleMs: 300_000, wrapsUp: true }

export function recordedLoad(load: RecordedLoad): PreparedLoad {
	const recording = readRecording(load)
	const { startMs, endMs, stays, heldMs } = recording
	const seen = seenIn(recording)
	const days = Math.max(1, Math.ceil((endMs - startMs) / DAY_MS))
	const drawn = { patience: stays.filter((it) => it.end !== 'gaveUp').length, handling: stays.filter((it) => !heldMs.has(it)).length }
	const name = load.queues.map((it) => it.queue).join(', ')
	return {
		summary: { kind: 'recording', name, days, serviceLevelS: load.serviceLevelS, drawn },
		serviceLevelS: load.serviceLevelS,
		situation: (change, seed) => situationOf(recording, { seen, change, seed }),
		recorded: summaryOf(happened(recording), load.serviceLevelS),
	}
}

/** What a conversation takes of its agent. */
type Effort = Required<Pick<Arrival, 'handleMs' | 'wrapsUp'>>

interface Seen {
	readonly patience: Patience
	readonly efforts: ReadonlyMap<RecordedStay, Effort>
	/** What conversations like this one took; never empty. */
	readonly alike: (stay: RecordedStay) => readonly Effort[]
	readonly ringMs: readonly number[]
}

function seenIn({ stays, heldMs }: Recording): Seen {
	const efforts = new Map([...heldMs].map(([stay, ms]) => [stay, effortOf(ms, stay.wrapUpMs)] as const))
	const groups = new Map<string, Effort[]>()
	for (const [stay, it] of efforts) for (const key of [intentOf(stay), '']) groups.set(key, [...groups.get(key) ?? [], it])
	const all = groups.get('') ?? [UNSEEN]
	const rings = stays.flatMap((it) => it.agent === null ? [] : [it.ringMs])
	return {
		patience: new Patience(stays.map((it) => ({ forMs: it.endAtMs - it.atMs, gaveUp: it.end === 'gaveUp' }))),
		efforts,
		alike: (stay) => {
			const own = groups.get(intentOf(stay)) ?? []
			return own.length >= ALIKE_MIN ? own : all
		},
		ringMs: rings.length > 0 ? rings : [0],
	}
}

/** Of both together it is known how long they took. Who was done before the wrap-up alone would have been over has finished at once. */
function effortOf(heldMs: number, wrapUpMs: number): Effort {
	return heldMs >= wrapUpMs ? { handleMs: heldMs - wrapUpMs, wrapsUp: true } : { handleMs: heldMs, wrapsUp: false }
}

function intentOf({ queue, entry }: RecordedStay): string {
	return `${queue} ${entry.facts.intent ?? ''}`
}

interface Wish {
	readonly seen: Seen
	readonly change: PolicyChange | null
	readonly seed: number
}

function situationOf(recording: Recording, { seen, change, seed }: Wish): Situation {
	const { startMs, endMs, stays, config } = recording
	const arrivals = arrivalsOf(stays, seen, seed)
	let next = 0
	return {
		config: changed(config, change),
		startMs,
		endMs,
		shifts: shiftsOf(recording),
		nextArrival: () => arrivals[next++] ?? null,
		answerAgainMs: ({ number }, epoch) => oneOf(seen.ringMs, randomStream(seed, `answer ${number} ${epoch}`)),
		returnMs: RETURN_MS,
	}
}

/** The same for every policy: each stay draws from its own place in each stream, whether it needs to or not. */
function arrivalsOf(stays: readonly RecordedStay[], seen: Seen, seed: number): Arrival[] {
	const [patience, handling, answer] = ['patience', 'handling', 'answer'].map((it) => randomStream(seed, it)) as [Random, Random, Random]
	return stays.map((stay) => {
		const { atMs, queue, entry, end, endAtMs } = stay
		const patienceMs = seen.patience.beyond(endAtMs - atMs, patience)
		const effort = oneOf(seen.alike(stay), handling)
		const answerMs = oneOf(seen.ringMs, answer)
		return {
			atMs,
			queue: queue as QueueId,
			facts: entry.facts,
			mastery: null,
			patienceMs: end === 'gaveUp' ? endAtMs - atMs : patienceMs,
			...seen.efforts.get(stay) ?? effort,
			answerMs: stay.agent === null ? answerMs : stay.ringMs,
			entry: { enqueuedAtMs: entry.enqueuedAtMs, boostMs: entry.boostMs, target: entry.target },
		}
	})
}

/** Of a list that is not empty. */
function oneOf<Value>(values: readonly Value[], random: Random): Value {
	return values[Math.floor(random() * values.length)] as Value
}

function shiftsOf({ agents, startMs, endMs }: Recording): Shift[] {
	return agents.flatMap(({ agent, turns }) =>
		turns.flatMap((fromMs, i) => i % 2 === 0 ? [{ agent, fromMs: Math.max(startMs, fromMs), untilMs: turns[i + 1] ?? Infinity }] : [])
	).filter((it) => it.fromMs < Math.min(it.untilMs, endMs))
}

/** What was recorded, in the words of a run. */
function happened(recording: Recording) {
	const { stays, startMs, endMs } = recording
	const line = new LineMeter(startMs)
	const moves = stays.flatMap((it) => [[it.atMs, true], [it.endAtMs, false]] as const).sort((a, b) =>
		a[0] - b[0] || Number(b[1]) - Number(a[1])
	)
	for (const [atMs, isComing] of moves) {
		if (isComing) line.joined(atMs)
		else line.left(atMs)
	}
	return {
		fates: stays.map(fateOf),
		line: line.read(Math.max(endMs, moves.at(-1)?.[0] ?? 0)),
		staff: staffTimes(recording),
		promises: false,
	}
}

function fateOf({ queue, entry, end, endAtMs }: RecordedStay): Fate {
	const known = end === 'answered' || end === 'gaveUp' || end === 'held' ? end : 'left'
	return { queue, end: known, waitS: (endAtMs - entry.enqueuedAtMs) / 1000, promisedS: null }
}

function staffTimes(recording: Recording) {
	const { agents, stays, heldMs, startMs, endMs } = recording
	const usualMs = meanOf([...heldMs.values()])
	const meter = new StaffMeter(agents.map((it) => it.agent), startMs)
	const share = new Map(agents.map((it) => [it.agent, 1 / it.capacity]))
	const acts: { atMs: number; act: () => void }[] = []
	const at = (atMs: number, act: (atMs: number) => void) => acts.push({ atMs, act: () => act(atMs) })
	for (const { agent, fromMs, untilMs } of shiftsOf(recording)) {
		at(fromMs, (atMs) => meter.started(agent, atMs))
		at(Math.min(untilMs, endMs), (atMs) => meter.stopped(agent, atMs))
	}
	for (const stay of stays) {
		const [agent, size] = [stay.agent as AgentId, share.get(stay.agent as AgentId)]
		if (size === undefined) continue
		at(stay.takenAtMs, (atMs) => meter.began(agent, size, atMs))
		at(stay.takenAtMs + (heldMs.get(stay) ?? usualMs), (atMs) => meter.ended(agent, size, atMs))
	}
	for (const { act } of acts.sort((a, b) => a.atMs - b.atMs)) act()
	return meter.timesAt(Math.max(endMs, acts.at(-1)?.atMs ?? 0))
}
