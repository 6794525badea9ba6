/** Pays what a conversation owes to other objects, by present truth: what has been overtaken is not done any more. */
import type { Command } from '../../core/conversation/command.ts'
import type { Effect } from '../../core/conversation/decision.ts'
import { factsForLine } from '../../core/conversation/known.ts'
import { entryOf } from '../../core/conversation/present.ts'
import { type ConversationState, isWaiting } from '../../core/conversation/state.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { OutwardEvent } from '../../core/channel/parts.ts'
import type { ConversationEvent, Standing } from '../../core/protocol/conversation.ts'
import type { Env } from '../env.ts'
import { stubOf } from '../shared/stubs.ts'

/** The conversation that owes. */
export interface Debtor {
	/** Looked up for each payment. */
	readonly env: Env
	readonly workspace: WorkspaceId
	readonly id: ConversationId
	readonly state: ConversationState
	/** What a row of the log says; null for none. */
	rowAt(seq: number): ConversationEvent | null
	/** What came of a payment. */
	hearBack(command: Command): void
	stands(placement: number, standing: Standing): void
}

/** Debts of one lane are paid in order. */
export function laneOf(effect: Effect): string {
	if ('point' in effect) return `point ${effect.point}`
	return 'queue' in effect ? `queue ${effect.queue}` : `agent ${effect.agent}`
}

export async function pay(effect: Effect, debtor: Debtor): Promise<void> {
	switch (effect.type) {
		case 'release':
		case 'rest':
		case 'wake':
			return await tellAgent(effect, debtor)
		case 'send':
		case 'bind':
		case 'block':
			return await tellPoint(effect, debtor)
		default:
			return await tellQueue(effect, debtor)
	}
}

type ToAgent = Extract<Effect, { type: 'release' | 'rest' | 'wake' }>

async function tellAgent(effect: ToAgent, debtor: Debtor): Promise<void> {
	const { env, workspace, id: conversation, state } = debtor
	const { placement, epoch } = effect
	const agent = stubOf(env.AGENT, workspace, effect.agent)
	switch (effect.type) {
		case 'release':
			return await agent.release({ conversation, placement, epoch, wrapUp: effect.wrapUp })
		case 'rest':
			return state.idle && state.epoch === epoch ? await agent.rest({ conversation, placement, epoch }) : undefined
		case 'wake': {
			if (state.status !== 'active' || state.epoch !== epoch) return
			const { granted } = await agent.wake({ conversation, placement, epoch, force: effect.force })
			if (!effect.force) debtor.hearBack({ type: 'woken', atMs: Date.now(), epoch, granted })
		}
	}
}

type ToPoint = Extract<Effect, { type: 'send' | 'bind' | 'block' }>

async function tellPoint(effect: ToPoint, { env, workspace, id: conversation, state, rowAt }: Debtor): Promise<void> {
	const point = stubOf(env.CONTACT_POINT, workspace, effect.point)
	if (effect.type === 'block') return await point.block(effect.on)
	if (effect.type === 'bind') return state.contact ? await point.join({ conversation, contact: state.contact }) : undefined
	const event = rowAt(effect.seq)
	if (event && isOutward(event)) await point.send({ conversation, row: effect.seq, event, again: effect.again })
}

function isOutward(event: ConversationEvent): event is OutwardEvent {
	return event.type === 'message' || event.type === 'reaction' || event.type === 'edited' || event.type === 'deleted'
}

async function tellQueue(effect: Exclude<Effect, ToAgent | ToPoint>, debtor: Debtor): Promise<void> {
	const { env, workspace, id: conversation, state } = debtor
	const { placement } = effect
	const queue = stubOf(env.QUEUE, workspace, effect.queue)
	if (effect.type === 'withdraw') return await queue.withdraw({ conversation, placement })
	if (!isWaiting(state) || placement !== state.placement) return
	switch (effect.type) {
		case 'enqueue': {
			const standing = await queue.enqueue(entryOf(conversation, state))
			return standing ? debtor.stands(placement, standing) : undefined
		}
		case 'update': {
			const news = effect.what === 'facts' ? { facts: factsForLine(state) } : { callback: state.callback }
			return await queue.update({ conversation, placement, ...news })
		}
		case 'boost':
			await queue.boost({ conversation, placement, byMs: effect.byMs, by: effect.by, id: effect.id })
			return
		case 'assign':
			await queue.assign({ conversation, placement, agent: effect.agent, force: effect.force, by: effect.by })
	}
}
