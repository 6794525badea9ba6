/** What the stand-ins of Messenger and of Instagram do not have in common. */
import type { Kept } from '../../shared/kept.ts'
import type { GraphFailure, OwnFaults } from '../answers.ts'

export interface KeptFile {
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

export interface KeptMessage {
	readonly id: string
	readonly text: string
	readonly atMs: number
}

export interface Product {
	/** What a webhook says it is about. */
	readonly object: 'page' | 'instagram'
	/** Of the page, or of the Instagram account. */
	readonly account: string
	readonly textFits: (text: string) => boolean
	/** Types of files it takes. */
	readonly attachments: readonly string[]
	/** Whether a word goes along with a message and comes back with its echo. */
	readonly takesMetadata: boolean
	/** What it tells of a message of ours. */
	readonly tellsDelivered: boolean
	readonly readBy: 'watermark' | 'mid'
	readonly hasLocations: boolean
	/** Whether it tells that a message was taken back. */
	readonly tellsUnsent: boolean
	/** Something Patchbay has never heard of. */
	readonly unknown: Record<string, unknown>
	readonly faults: OwnFaults
	readonly noSuchPerson: GraphFailure
	/** What is known of a person. */
	profile(name: string): Record<string, unknown>
	readonly files: Kept<KeptFile>
	/** Names, by address. */
	readonly people: Kept<string>
	/** What we have sent, by its id. */
	readonly sent: Kept<KeptMessage>
	/** The latest of them for somebody, by their address, newest first. */
	readonly talks: Kept<readonly KeptMessage[]>
}
