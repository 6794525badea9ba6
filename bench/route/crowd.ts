/** A large contact centre for the router's bench: who works there, who waits, and what they ask. The same every time. */
import { QueueConfig } from '../../core/config/workspace.ts'
import type { AgentId, ConversationId } from '../../core/ids.ts'
import { Facts } from '../../core/routing/facts.ts'
import { emptyLine, type Line } from '../../core/routing/line.ts'
import type { Candidate, Entry } from '../../core/routing/offer.ts'
import type { Requirement } from '../../core/routing/requirement.ts'
import type { QueuePolicy } from '../../core/routing/queue-command.ts'
import { runQueue } from '../../core/routing/queue.ts'
import { type Random, randomStream } from '../../core/simulation/random.ts'

/** Subjects people wait for, and subjects with more agents than customers: both are asked for unevenly, few very often. */
const SCARCE = Array.from({ length: 20 }, (_, i) => `scarce-${i}`)
const AMPLE = Array.from({ length: 10 }, (_, i) => `ample-${i}`)
const LANGUAGES = ['en', 'en', 'en', 'zh', 'zh', 'es', 'de', 'ja'] as const
const LEVELS = [1, 4, 7] as const
/** Share of agents who serve what there is enough of: of them, most are free. */
const AMPLE_SHARE = 0.3
export const HANDLE_MS = 300_000

/** Everybody asks for a subject at a level, in their language, and after a minute and another for less of it. */
const policy: QueuePolicy = {
	...QueueConfig.parse({
		id: 'route',
		name: 'Route',
		routing: {
			languageMin: 3,
			finally: 'wait',
			rules: [...SCARCE, ...AMPLE].flatMap((skill) =>
				LEVELS.map((min) => ({
					name: `${skill} from ${min}`,
					when: { intent: [skill], attribute: { name: 'level', is: min } },
					steps: [min, Math.max(1, min - 3), 1].map((it) => ({ requires: { skill, min: it } satisfies Requirement, forMs: 60_000 })),
				}))
			),
			score: { tiers: { gold: 10, silver: 3 } },
		},
	}),
	version: 1,
	calendar: null,
	leaseSlackMs: 3_000,
}

export class Crowd {
	readonly line: Line = emptyLine()
	/** The time, as the crowd lives it. */
	atMs = 1_000_000_000
	readonly #random: Random
	readonly #agents: Candidate[]
	readonly #busy: number[] = []
	#conversations = 0

	constructor({ agents, waiting, seed }: { agents: number; waiting: number; seed: number }) {
		this.#random = randomStream(seed, 'crowd')
		this.#agents = Array.from({ length: agents }, (_, i) => this.#agent(i, agents))
		runQueue(this.line, { type: 'policy', policy }, this)
		this.#agents.forEach((_, i) => {
			const isAmple = i < agents * AMPLE_SHARE
			if (!isAmple) this.#busy.push(i)
			this.#say(i, isAmple && this.#random() < 0.8 ? 1 : 0)
		})
		const gapMs = HANDLE_MS / agents
		this.atMs -= waiting * gapMs
		for (let i = 0; i < waiting; i++, this.atMs += gapMs) this.arrive('scarce')
	}

	/** A customer comes; answers how many offers came of it. */
	arrive(what: 'scarce' | 'ample'): number {
		const { decisions } = runQueue(this.line, { type: 'enqueue', entry: this.#entry(what) }, this)
		const pushed = decisions.filter((it) => it.act === 'pushed')
		for (const { agents, conversation, epoch } of pushed) this.#accept(agents[0] as AgentId, conversation, epoch)
		if (pushed.length === 0 && what === 'ample') runQueue(this.line, { type: 'withdraw', conversation: this.#newest, placement: 1 }, this)
		return pushed.length
	}

	/** A busy agent is done, asks for their best and takes it. */
	finish(choose: (line: Line, agent: AgentId, atMs: number) => ConversationId | null): number {
		const i = this.#busy[Math.floor(this.#random() * this.#busy.length)] as number
		const { agent } = this.#agents[i] as Candidate
		this.#say(i, 1, false)
		const conversation = choose(this.line, agent, this.atMs)
		if (conversation === null) return this.#say(i, 0)
		const { decisions } = runQueue(this.line, { type: 'take', agent, conversation, how: 'bid' }, { atMs: this.atMs, offers: false })
		for (const it of decisions) if (it.act === 'bid') this.#accept(agent, conversation, it.epoch)
		return decisions.length
	}

	#accept(agent: AgentId, conversation: ConversationId, epoch: number): void {
		const i = Number(agent.slice(1))
		// Where there are more agents than customers, somebody else has become free meanwhile.
		const room = i < this.#agents.length * AMPLE_SHARE ? 1 : 0
		const candidate = this.#next(i, room)
		runQueue(this.line, { type: 'settle', conversation, placement: 1, epoch, agent, outcome: 'accepted', candidate }, this)
	}

	#say(i: number, room: number, offers = true): 0 {
		runQueue(this.line, { type: 'candidate', candidate: this.#next(i, room) }, { atMs: this.atMs, offers })
		return 0
	}

	get #newest(): ConversationId {
		return idOf(this.#conversations - 1)
	}

	#next(i: number, room: number): Candidate {
		const before = this.#agents[i] as Candidate
		const next = { ...before, version: before.version + 1, room: room > 0 ? { chat: room } : {}, idleSinceMs: this.atMs }
		this.#agents[i] = next
		return next
	}

	#agent(i: number, agents: number): Candidate {
		const agent = `a${i}` as AgentId
		const skills: Record<string, number> = {}
		const subjects = i < agents * AMPLE_SHARE ? AMPLE : SCARCE
		for (let n = 0; n < 4; n++) skills[this.#pick(subjects)] = 1 + Math.floor(this.#random() * 10)
		const languages: Record<string, number> = {}
		for (let n = 0; n < 2; n++) {
			languages[LANGUAGES[Math.floor(this.#random() * LANGUAGES.length)] as string] = 3 + Math.floor(this.#random() * 8)
		}
		return { agent, version: 0, room: {}, ready: true, idleSinceMs: 0, load: 0, abilities: { agent, skills, languages }, delayMs: 0 }
	}

	#entry(what: 'scarce' | 'ample'): Entry {
		const conversation = idOf(this.#conversations++)
		const facts = this.#facts(what)
		const subject = {
			contactName: 'A customer',
			language: facts.language,
			preview: 'Where is my order? It should have come on Monday.',
			note: null,
		}
		return {
			conversation,
			placement: 1,
			enqueuedAtMs: this.atMs,
			epoch: 0,
			target: null,
			subject,
			facts,
			contact: null,
			boostMs: 0,
			callback: null,
		}
	}

	#facts(what: 'scarce' | 'ample'): Facts {
		const intent = this.#pick(what === 'scarce' ? SCARCE : AMPLE)
		const level = LEVELS[Math.floor(this.#random() * LEVELS.length)] as number
		const tier = this.#random() < 0.05 ? 'gold' : this.#random() < 0.15 ? 'silver' : null
		const language = LANGUAGES[Math.floor(this.#random() * LANGUAGES.length)] as string
		return interned(Facts.parse({ intent, tier, language, attributes: { level } }))
	}

	/** The first of them much more often than the last. */
	#pick(subjects: readonly string[]): string {
		return subjects[Math.floor(subjects.length * this.#random() ** 2)] as string
	}
}

function idOf(n: number): ConversationId {
	return `cnv_${String(n).padStart(22, '0')}` as ConversationId
}

const known = new Map<string, Facts>()

/** As an object's memory has them: what many share is there once. */
function interned(facts: Facts): Facts {
	const key = JSON.stringify(facts)
	const before = known.get(key) ?? facts
	known.set(key, before)
	return before
}
