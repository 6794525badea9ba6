import { DurableObject } from 'cloudflare:workers'
import type { MethodRules } from '../../core/access.ts'
import type { Whereabouts } from '../../core/channel/whereabouts.ts'
import type { Env } from '../env.ts'

interface Kept extends Whereabouts {
	readonly atMs: number
}

const KEY = 'whereabouts'
/** Who comes by another way after so long begins anew there. */
const SAME_MATTER_MS = 86_400_000

/** One verified phone number, mail address, or word that was given to somebody: where they are being talked with, whichever way they came. */
export class PersonObject extends DurableObject<Env> {
	/** Who may have it called for them. */
	static readonly rules = { claim: 'objects', whereabouts: 'objects', moved: 'objects' } as const satisfies MethodRules<PersonObject>

	/** Where they are; what is proposed, when they are nowhere. */
	claim(proposed: Whereabouts): Whereabouts {
		const kept = this.ctx.storage.kv.get<Kept>(KEY)
		const atMs = Date.now()
		const isFresh = kept !== undefined && atMs - kept.atMs < SAME_MATTER_MS
		const { conversation, contact } = isFresh ? kept : proposed
		this.ctx.storage.kv.put(KEY, { conversation, contact, atMs } satisfies Kept)
		return { conversation, contact }
	}

	/** Null for nowhere, and for what is over. Leaves nothing behind: anybody may guess. */
	whereabouts(): Whereabouts | null {
		const kept = this.ctx.storage.kv.get<Kept>(KEY)
		return kept && Date.now() - kept.atMs < SAME_MATTER_MS ? { conversation: kept.conversation, contact: kept.contact } : null
	}

	/** What they say goes on elsewhere from now on. */
	moved(now: Whereabouts): void {
		this.ctx.storage.kv.put(KEY, { ...now, atMs: Date.now() } satisfies Kept)
	}
}
