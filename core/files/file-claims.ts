/** What a link to a file says; signed elsewhere. */
import { isConversationId, isSlug, type WorkspaceId } from '../ids.ts'
import { type FilePlace, isFileId } from './file-key.ts'

export interface FileClaims extends FilePlace {
	/** Its small picture instead. */
	readonly thumbnail: boolean
	readonly untilMs: number
}

/** How long a link is good that somebody in front of a screen asked for. */
export const LINK_LIFE_MS = 3_600_000
/** How long one is good that a provider is given: what it fetches later it has to be sent again. */
export const OUTBOUND_LINK_LIFE_MS = 24 * 3_600_000
/** How long one is good that somebody is sent, in place of a file that is too large. */
export const LASTING_LINK_LIFE_MS = 30 * 24 * 3_600_000
/** Links of the same quarter of an hour are the same link, so that a browser keeps what it has. */
const STEP_MS = 900_000

export function linkUntilMs(nowMs: number, lifeMs: number): number {
	return Math.ceil((nowMs + lifeMs) / STEP_MS) * STEP_MS
}

export function writeClaims({ workspace, conversation, file, thumbnail, untilMs }: FileClaims): string {
	return [workspace, conversation, file, thumbnail ? 't' : 'f', untilMs.toString(36)].join(' ')
}

/** Null for what `writeClaims` has not written. */
export function readClaims(text: string): FileClaims | null {
	const [workspace = '', conversation = '', file = '', what = '', until = '', ...more] = text.split(' ')
	const untilMs = Number.parseInt(until, 36)
	if (!isSlug(workspace) || !isConversationId(conversation) || !isFileId(file) || more.length > 0) return null
	if ((what !== 't' && what !== 'f') || !Number.isSafeInteger(untilMs)) return null
	return { workspace: workspace as WorkspaceId, conversation, file, thumbnail: what === 't', untilMs }
}
