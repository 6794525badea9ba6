/** Wordless signs to a customer who is elsewhere: that somebody types, that what they said has been read. They arrive now or never. */
import type { Signal } from '../../channels/channel.ts'
import { channels } from '../../core/channel/about.ts'
import { externalIdOf, pointKey } from '../../core/channel/point.ts'
import { pointAt } from '../../core/conversation/points.ts'
import type { ConversationState } from '../../core/conversation/state.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { Env } from '../env.ts'
import { stubOf } from '../shared/stubs.ts'

/** Providers show it for five seconds and more. */
const TYPING_EVERY_MS = 4_000

interface House {
	/** Looked up for each sign. */
	env(): Pick<Env, 'CONTACT_POINT'>
	readonly workspace: WorkspaceId
	state(): ConversationState
	/** Lets it go on after the turn. */
	later(work: Promise<unknown>): void
}

export class PointSignals {
	readonly #house: House
	#typedAtMs = 0
	/** The message that was said to be read last. */
	#read: string | null = null

	constructor(house: House) {
		this.#house = house
	}

	typing(on: boolean): void {
		const nowMs = Date.now()
		if (!on || nowMs - this.#typedAtMs < TYPING_EVERY_MS) return
		this.#typedAtMs = nowMs
		const last = pointAt(this.#house.state(), this.#house.state().at ?? null)?.last
		const of = last ? externalIdOf(last.id) : null
		this.#send({ type: 'typing', ...(of !== null && { of }) }, 'typing')
	}

	/** Their agent has seen everything up to a row. */
	read(seq: number): void {
		const last = pointAt(this.#house.state(), this.#house.state().at ?? null)?.last
		const of = last && last.seq <= seq ? externalIdOf(last.id) : null
		if (of === null || of === undefined || of === this.#read) return
		this.#read = of
		this.#send({ type: 'read', of }, 'marksRead')
	}

	#send(signal: Signal, needs: 'typing' | 'marksRead'): void {
		const at = pointAt(this.#house.state(), this.#house.state().at ?? null)
		if (!at || at.isLost || !channels[at.point.channel][needs]) return
		const stub = stubOf(this.#house.env().CONTACT_POINT, this.#house.workspace, pointKey(at.point))
		this.#house.later(stub.signal(signal).catch(() => undefined))
	}
}
