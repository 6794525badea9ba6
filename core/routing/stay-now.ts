/** What a conversation answers its queue, when it is told something of a stay in line: what that stay has come to. */
import type { AgentId } from '../ids.ts'
import type { ItemNews, Place, QueueCommand } from './queue-command.ts'

export type StayNow =
	| { readonly type: 'waiting' }
	/** Somebody has accepted; word of that may still be on its way to the queue. */
	| { readonly type: 'taken'; readonly agent: AgentId; readonly epoch: number }
	/** The customer has gone, or waits elsewhere. */
	| { readonly type: 'over' }

/** What the queue makes of the answer: nothing stays in line that its conversation knows to be over. */
export function afterTelling({ conversation, placement }: Place, { news, now }: { news: ItemNews; now: StayNow }): QueueCommand {
	switch (now.type) {
		case 'waiting':
			return { type: 'told', conversation, placement, news: news.type }
		case 'taken':
			return { type: 'settle', conversation, placement, epoch: now.epoch, agent: now.agent, outcome: 'accepted', candidate: null }
		case 'over':
			return { type: 'withdraw', conversation, placement }
	}
}
