import { queuePolicyOf } from '../../../core/config/published.ts'
import type { AgentId, ConversationId } from '../../../core/ids.ts'
import { runQueue } from '../../../core/routing/queue.ts'
import type { QueueCommand, QueueLogRow } from '../../../core/routing/queue-command.ts'
import { reboot } from '../../../core/routing/apply-change.ts'
import { departuresIn } from '../../../core/routing/departures.ts'
import { emptyLine } from '../../../core/routing/line.ts'
import type { Arrival } from '../../../core/simulation/customer.ts'
import { run } from '../../../core/simulation/run.ts'
import { Scenario } from '../../../core/simulation/scenario.ts'
import { workspaceOf } from '../../../core/simulation/scenario-workspace.ts'
import { scenarioSituation } from '../../../core/simulation/situation.ts'

const morning = Scenario.parse({
	name: 'A morning',
	days: 1,
	answer: { kind: 'exponential', meanS: 9 },
	hours: [{ id: 'office', name: 'Office', timeZone: 'UTC', week: { monday: [{ from: '09:00', to: '09:40' }] } }],
	queues: [{
		id: 'desk',
		name: 'Desk',
		offerMs: 15_000,
		routing: {
			languageMin: 3,
			hours: 'office',
			atClosing: 'callback',
			whenClosed: 'message',
			rules: [
				{ name: 'Visa', when: { intent: ['visa'] }, requires: { skill: 'visa', min: 3 }, targetMs: 20_000 },
				{ name: 'The rest', when: {}, steps: [{ requires: { not: { skill: 'visa' } }, forMs: 8_000 }] },
			],
			score: { tiers: { gold: 10 } },
			selector: 'best-level',
		},
		traffic: {
			perHour: Array.from({ length: 24 }, (_, hour) => hour === 9 ? 36 : 0),
			handling: { kind: 'log-normal', meanS: 150, sdS: 90 },
			patience: { kind: 'exponential', meanS: 200 },
			kinds: [
				{ share: 3, intent: 'trip', language: { en: 3, zh: 1 }, tier: { gold: 1, plain: 3 } },
				{ share: 1, intent: 'visa', departsInS: { kind: 'exponential', meanS: 7_200 } },
			],
		},
	}],
	teams: [
		{ id: 'ana', languages: { en: 8 }, queues: [{ queue: 'desk' }], shifts: [{ from: '08:55', until: '10:00' }] },
		{
			id: 'wei',
			skills: { visa: 5 },
			languages: { en: 6, zh: 9 },
			queues: [{ queue: 'desk' }],
			shifts: [{ from: '09:05', until: '10:00' }],
		},
	],
})

/** A morning at a desk of two, and what supervisors do to it: as its queue would have recorded it. */
export function scriptedDay(): QueueLogRow[] {
	const line = { now: emptyLine() }
	return script(commands()).map(({ atMs, command, offers }, i, all) => {
		const seq = i + 1
		if (command.type === 'boot') {
			line.now = reboot(line.now, departuresIn(all.slice(0, i).map((it, at) => ({ ...it, seq: at + 1 })), i))
			return { seq, atMs, command, offers: false, decisions: [] }
		}
		const { decisions } = runQueue(line.now, command, { atMs, offers })
		return { seq, atMs, command, offers, decisions: decisions.map((it) => ({ ...it, seq })) }
	})
}

type Told = Pick<QueueLogRow, 'atMs' | 'command' | 'offers'>

/** What the people of the morning do, in whole milliseconds. */
function commands(): Told[] {
	const told: Told[] = []
	const situation = scenarioSituation(morning, null, 1)
	const people = { ...situation, nextArrival: () => rounded(situation.nextArrival()), answerAgainMs: () => 4_000 }
	const steps = run(people, (_, { atMs, command, offers }) => void told.push({ atMs, command, offers }))
	while (!steps.next().done);
	return told
}

function rounded(arrival: Arrival | null): Arrival | null {
	if (!arrival) return null
	const { atMs, handleMs, patienceMs, answerMs } = arrival
	const [at, handle, patience, answer] = [atMs, handleMs, patienceMs, answerMs].map(Math.round) as [number, number, number, number]
	return { ...arrival, atMs: at, handleMs: handle, patienceMs: patience, answerMs: answer }
}

/** Every so many commands something else happens: to whoever came last. */
const EVERY = 9

function script(told: readonly Told[]): Told[] {
	return told.flatMap((it, i) => {
		const last = told.slice(0, i + 1).findLast(({ command }) => command.type === 'enqueue')?.command
		if (i % EVERY !== EVERY - 1 || last?.type !== 'enqueue') return [it]
		const { conversation, placement, facts } = last.entry
		const by = actAt(Math.floor(i / EVERY), { conversation, placement, facts })
		return [it, { atMs: it.atMs, command: by, offers: true }]
	})
}

interface Who {
	readonly conversation: ConversationId
	readonly placement: number
	readonly facts: Extract<QueueCommand, { type: 'enqueue' }>['entry']['facts']
}

function actAt(n: number, { conversation, placement, facts }: Who): QueueCommand {
	const acts: QueueCommand[] = [
		{ type: 'boost', id: `boost-${conversation}`, conversation, placement, byMs: 120_000, by: 'supervisor' },
		{ type: 'boot' },
		{ type: 'update', conversation, placement, facts: { ...facts, tier: 'gold' } },
		{ type: 'policy', policy: policyAt(2 + Math.floor(n / 6)) },
		{ type: 'migrate', conversations: 'all', by: 'supervisor' },
		{ type: 'assign', conversation, placement, agent: 'ana' as AgentId, force: true, by: 'supervisor' },
	]
	return acts[n % acts.length] as QueueCommand
}

/** Each version waits longer for who is no specialist. */
function policyAt(version: number) {
	const { traffic: _, ...queue } = morning.queues[0] as Scenario['queues'][number]
	const rules = queue.routing.rules.map((it) =>
		it.steps ? { ...it, steps: it.steps.map((step) => ({ ...step, forMs: 8_000 * version })) } : it
	)
	const config = { ...workspaceOf(morning), queues: [{ ...queue, routing: { ...queue.routing, rules } }] }
	const policy = queuePolicyOf({ version, config }, 'desk')
	if (!policy) throw new Error('no desk')
	return policy
}
