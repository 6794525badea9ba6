/** What is said of configurations on their way to being published, and of those that have been. */
import type { ConfigChanges } from '../audit/config-changes.ts'
import type { Refusal } from '../problem.ts'
import type { Bounds } from './bounds.ts'
import type { Issue } from './issue.ts'

/** One publication, without what was published. Null: not known, as of what a workspace starts with. */
export interface VersionRow {
	readonly version: number
	readonly atMs: number | null
	readonly by: string | null
	readonly note: string | null
	/** It is a copy of this one. */
	readonly rolledBackTo: number | null
}

/** Who publishes, what they say of it, and their idempotency key. */
export interface Publication {
	readonly by: string
	readonly note: string | null
	readonly key: string | null
	/** What whoever publishes may change; absent for ourselves. */
	readonly bounds?: Bounds
	/** Nothing is published: only what publishing it would be refused with is answered. */
	readonly dry?: boolean
}

export interface PublishedVersion {
	readonly ok: true
	readonly version: number
	readonly warnings?: readonly Issue[]
	/** When nothing has been published yet: what would be otherwise than in the version there is, which is named. */
	readonly changes?: ConfigChanges
}

export type PublishedAs = PublishedVersion | Refusal

/** The next configuration while somebody works on it. */
export interface Draft {
	/** The version it is based on; 0 for what the workspace starts with. */
	readonly base: number
	/** A configuration, perhaps not yet right, as JSON. */
	readonly text: string
	readonly updatedAtMs: number
	readonly by: string
}
