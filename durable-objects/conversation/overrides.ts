import type { Command, To } from '../../core/conversation/command.ts'
import type { Decision } from '../../core/conversation/decision.ts'
import { decide } from '../../core/conversation/machine.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { ConversationEvent } from '../../core/protocol/conversation.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { Env } from '../env.ts'
import type { Journal } from '../shared/journal.ts'
import { objectionOf } from './agent-word.ts'
import { type Known, lookUpAct, type Where } from './names.ts'

/** `key` makes a repeat the same act. */
export type Act = Pick<To<'override'>, 'act' | 'by'> & { readonly key: string }

interface House {
	/** Looked up for each asking. */
	env(): Env
	readonly workspace: WorkspaceId
	readonly id: ConversationId
	readonly journal: Journal<ConversationState, ConversationEvent>
	dispatch(command: Command, key: string): Decision
	ask(question: (where: Where) => Known | Refusal): Promise<Known | Refusal>
}

/** What a supervisor does by hand (rule R18): all that have a say in it are asked before anything is changed for it. */
export class Overrides {
	readonly #house: House

	constructor(house: House) {
		this.#house = house
	}

	/** A repeat has been done; another act under its key is refused. */
	async override({ act, by, key }: Act): Promise<{ readonly ok: true } | Refusal> {
		const { journal } = this.#house
		const command = { type: 'override', atMs: Date.now(), id: key, by, act, via: null } as const
		const known = journal.byClientKey(key) ? null : await this.#mayBe(command)
		// Done by now, it is done: whatever has been found out about it meanwhile.
		const done = journal.byClientKey(key)?.event
		if (done) return isOverride(done, act) ? { ok: true } : refuse('idempotency-key-reused')
		if (known && !known.ok) return known
		const decision = this.#house.dispatch({ ...command, atMs: Date.now(), via: known?.via ?? null }, key)
		return decision.ok ? { ok: true } : decision
	}

	async #mayBe(command: To<'override'>): Promise<Known | Refusal> {
		const { act } = command
		const { env, workspace, id, journal } = this.#house
		const known = await this.#house.ask((where) => lookUpAct(act, where))
		if (!known.ok || act.type !== 'assign') return known
		const decision = decide(journal.state, { ...command, via: known.via })
		if (!decision.ok) return decision
		const asked = { conversation: id, media: journal.state.facts.media, force: act.force }
		return await objectionOf(act.agent, { env: env(), workspace, asked }) ?? known
	}
}

/** Whether a row is of the very act that is asked for again. */
function isOverride(event: ConversationEvent, act: Act['act']): boolean {
	return event.type === 'override' && JSON.stringify(event.act) === JSON.stringify(act)
}
