import type { ConversationId } from '../../core/ids.ts'
import type { Line } from '../../core/routing/line.ts'
import type { ItemNews, QueueCommand } from '../../core/routing/queue-command.ts'
import { afterTelling } from '../../core/routing/stay-now.ts'
import { type StandingNews, Whisper } from '../../core/routing/wait.ts'
import type { ConversationObject } from '../conversation/conversation-object.ts'
import { logWarning } from '../shared/log.ts'

interface Ports {
	readonly line: Line
	readonly conversation: (id: ConversationId) => DurableObjectStub<ConversationObject>
	/** What has come of it. */
	readonly run: (command: QueueCommand) => void
}

/** Words to one conversation without a breath: two that answer each other for ever would leave the object no time for anybody else. The item's timer goes on. */
const WORDS_MAX = 8

/** Speaks to the conversations in line: of what has become of them, until they have heard, and of their places, as well as it can. */
export class Teller {
	readonly #ports: Ports
	readonly #whisper = new Whisper()
	/** Conversations that are being told something: one word at a time, so that a later one does not overtake it. */
	readonly #hearing = new Set<ConversationId>()
	#telling = false
	#moved = false

	constructor(ports: Ports) {
		this.#ports = ports
	}

	/** Once; the item's own timer says it again until it has been heard. */
	async tell(conversation: ConversationId): Promise<void> {
		if (this.#hearing.has(conversation)) return
		this.#hearing.add(conversation)
		try {
			for (let words = 0, told = null, owed = this.#owedTo(conversation); owed && owed.news !== told; owed = this.#owedTo(conversation)) {
				if (++words > WORDS_MAX) return
				const { news, placement } = owed
				told = news
				const now = await this.#ports.conversation(conversation).hear({ placement, news })
				this.#ports.run(afterTelling({ conversation, placement }, { news, now }))
			}
		} catch (error) {
			logWarning('conversation-deaf', { conversation, error })
		} finally {
			this.#hearing.delete(conversation)
		}
	}

	#owedTo(conversation: ConversationId): { news: ItemNews; placement: number } | null {
		const item = this.#ports.line.items.get(conversation)
		return item?.owes ? { news: item.owes, placement: item.placement } : null
	}

	/** A customer has been told their place. */
	told(conversation: ConversationId, position: number): void {
		this.#whisper.told(this.#ports.line, conversation, position)
	}

	/** Lets customers know that they have moved up: one round at a time, and another if the line has moved meanwhile. Best effort: the next move tells them again. */
	async tellStandings(): Promise<void> {
		this.#moved = true
		if (this.#telling) return
		this.#telling = true
		while (this.#moved) {
			this.#moved = false
			await Promise.allSettled(this.#whisper.news(this.#ports.line).map((it) => this.#tellStanding(it)))
		}
		this.#telling = false
	}

	async #tellStanding({ conversation, placement, standing }: StandingNews): Promise<void> {
		await this.#ports.conversation(conversation).stand(placement, standing)
	}
}
