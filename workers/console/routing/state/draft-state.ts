import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { PublishedConfig, SavedDraft } from '../api.ts'
import { isSame } from './json-path.ts'

/** Why a configuration cannot be published, and where in it. */
export interface FieldProblem {
	/** As in `queues.0.routing.steps.1.forMs`; null when the server names none. */
	readonly field: string | null
	readonly detail: string
}

/** `refused` and `unreachable`: what is on the screen is not saved. */
export type Sync = 'settled' | 'waiting' | 'saving' | 'refused' | 'unreachable'

export interface DraftState {
	readonly live: PublishedConfig
	readonly saved: SavedDraft | null
	/** What is on the screen and not saved yet; null when the screen shows what is saved, or live. */
	readonly edited: WorkspaceConfig | null
	/** Version that what is on the screen was made on. */
	readonly base: number
	readonly sync: Sync
	/** Why what is on the screen cannot be published, as far as the server has seen it. */
	readonly problem: FieldProblem | null
	/** Somebody else's draft, come while there were unsaved edits here. */
	readonly elsewhere: SavedDraft | null
}

export type DraftAction =
	| { readonly type: 'heard'; readonly live: PublishedConfig; readonly saved: SavedDraft | null }
	| { readonly type: 'edited'; readonly config: WorkspaceConfig }
	| { readonly type: 'saving' }
	| { readonly type: 'saved'; readonly sent: WorkspaceConfig; readonly saved: SavedDraft | null }
	| { readonly type: 'refused'; readonly sent: WorkspaceConfig; readonly problem: FieldProblem }
	| { readonly type: 'unreachable' }
	| { readonly type: 'published'; readonly live: PublishedConfig }
	| { readonly type: 'rebased'; readonly config: WorkspaceConfig }
	| { readonly type: 'took-theirs' | 'kept-mine' }

export function openDraft(live: PublishedConfig, saved: SavedDraft | null): DraftState {
	const base = saved?.base ?? live.version
	return { live, saved, edited: null, base, sync: 'settled', problem: problemOf(saved), elsewhere: null }
}

function problemOf(saved: SavedDraft | null): FieldProblem | null {
	const problem = saved?.problem
	return problem ? { field: problem.field ?? null, detail: problem.detail ?? problem.code } : null
}

/** What the page shows: the newest edits, else the draft, else what is live. */
export function shownConfig({ edited, saved, live }: DraftState): WorkspaceConfig {
	return edited ?? saved?.config ?? live.config
}

export function isDraft(state: DraftState): boolean {
	return !isSame(shownConfig(state), state.live.config)
}

/** Somebody has published since the draft was begun: published as it is, it would undo that. */
export function isOvertaken(state: DraftState): boolean {
	return state.base < state.live.version && isDraft(state)
}

/** Whether what is on the screen has been found good as it is. */
export function isPublishable(state: DraftState): boolean {
	return state.sync === 'settled' && state.saved !== null && state.problem === null && !isOvertaken(state)
}

export function draftAfter(state: DraftState, action: DraftAction): DraftState {
	switch (action.type) {
		case 'heard':
			return heard(state, action)
		case 'edited':
			// One save at a time, or an older one could come in last.
			return { ...state, edited: action.config, sync: state.sync === 'saving' ? 'saving' : 'waiting' }
		case 'saving':
			return { ...state, sync: 'saving' }
		case 'saved':
			return saved(state, action)
		case 'refused':
			return state.edited === action.sent ? { ...state, sync: 'refused', problem: action.problem } : { ...state, sync: 'waiting' }
		case 'unreachable':
			return { ...state, sync: 'unreachable' }
		case 'published':
			return openDraft(action.live, null)
		case 'rebased':
			return { ...state, edited: action.config, base: state.live.version, sync: 'waiting', elsewhere: null }
		case 'took-theirs':
			return state.elsewhere === null ? state : openDraft(state.live, state.elsewhere)
		case 'kept-mine':
			return { ...state, saved: state.elsewhere, elsewhere: null, sync: 'waiting' }
	}
}

function heard(state: DraftState, { live, saved }: Extract<DraftAction, { type: 'heard' }>): DraftState {
	// An answer that was under way while something was published or saved here is old.
	if (live.version < state.live.version) return state
	const isNews = (saved?.updatedAtMs ?? 0) > (state.saved?.updatedAtMs ?? 0)
	if (state.edited !== null) return { ...state, live, elsewhere: isNews ? saved : state.elsewhere }
	if (saved !== null && !isNews) return { ...state, live }
	const isGone = saved === null && state.saved !== null
	const next = isNews || isGone ? openDraft(live, saved) : { ...state, live }
	return next.saved === null ? { ...next, base: live.version } : next
}

function saved(state: DraftState, { sent, saved }: Extract<DraftAction, { type: 'saved' }>): DraftState {
	const isNewest = state.edited === null || state.edited === sent
	const base = saved === null ? state.live.version : state.base
	const problem = problemOf(saved)
	return isNewest
		? { ...state, saved, problem, edited: null, base, sync: 'settled', elsewhere: null }
		: { ...state, saved, base, sync: 'waiting' }
}
