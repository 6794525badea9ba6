import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { forget, keep, kept } from '../../live/keep.ts'
import { ApiProblem } from '../../api/http.ts'
import {
	checkConfig,
	dropDraft,
	fetchDraft,
	fetchPublished,
	type PublishedConfig,
	ROUTING_KEY,
	type SavedDraft,
	saveDraft,
} from '../api.ts'
import { type DraftAction, draftAfter, type DraftState, type FieldProblem, openDraft, shownConfig } from '../state/draft-state.ts'
import { isSame } from '../state/json-path.ts'

const HEARD_EVERY_MS = 10_000
/** After the last key: soon enough to feel kept, late enough not to send every letter. */
const SAVE_AFTER_MS = 600
const AGAIN_AFTER_MS = 4_000

export interface DraftHandle {
	readonly state: DraftState
	readonly edit: (change: (config: WorkspaceConfig) => WorkspaceConfig) => void
	/** Saves a configuration at once, if it could be published; what it leaves out the server fills in. Answers what is wrong with it. */
	readonly apply: (config: WorkspaceConfig) => Promise<FieldProblem | null>
	readonly dispatch: (action: DraftAction) => void
	readonly drop: () => Promise<void>
}

export interface ServerSide {
	readonly live: PublishedConfig
	readonly saved: SavedDraft | null
}

export const SERVER_SIDE_KEY = [ROUTING_KEY, 'draft'] as const

/** What is live and what is drafted, asked for again and again: colleagues work on the same. */
export function useServerSide() {
	return useQuery({
		queryKey: SERVER_SIDE_KEY,
		queryFn: async ({ signal }): Promise<ServerSide> => {
			const [live, saved] = await Promise.all([fetchPublished(signal), fetchDraft(signal)])
			return { live, saved }
		},
		retry: 1,
		refetchInterval: HEARD_EVERY_MS,
	})
}

/** The draft on the screen, kept on the server by itself. What the server did not take is kept in this browser under `keptAs`. */
export function useDraft({ live, saved }: ServerSide, keptAs: string): DraftHandle {
	const client = useQueryClient()
	const [state, dispatch] = useReducer(draftAfter, null, () => restored(openDraft(live, saved), keptAs))
	const latest = useRef(state)
	latest.current = state
	useEffect(() => dispatch({ type: 'heard', live, saved }), [live, saved])
	const tell = useCallback((saved: SavedDraft | null) => {
		client.setQueryData<ServerSide>(SERVER_SIDE_KEY, (it) => it && { ...it, saved })
	}, [client])
	useAutosave(state, dispatch, tell)
	useKept(state, keptAs)
	useSaveOnLeave(latest, keptAs)
	const edit = useCallback((change: (config: WorkspaceConfig) => WorkspaceConfig) => {
		const before = shownConfig(latest.current)
		const config = change(before)
		if (isSame(config, before)) return
		const action = { type: 'edited', config } as const
		// The next edit of the same turn goes on from this one.
		latest.current = draftAfter(latest.current, action)
		dispatch(action)
	}, [])
	const apply = useCallback(async (config: WorkspaceConfig) => {
		try {
			await checkConfig(config)
			const saved = await saveDraft(config, latest.current.base)
			tell(saved)
			dispatch({ type: 'edited', config })
			dispatch({ type: 'saved', sent: config, saved })
			return null
		} catch (thrown) {
			return fieldProblemOf(thrown)
		}
	}, [tell])
	const drop = useCallback(async () => {
		await dropDraft()
		// An answer under way would bring the draft back for a moment.
		await client.cancelQueries({ queryKey: SERVER_SIDE_KEY })
		tell(null)
		dispatch({ type: 'published', live: latest.current.live })
	}, [client, tell])
	return { state, edit, apply, dispatch, drop }
}

/** Who goes to another page within the moment before a save takes the newest edits along: the draft is the same there. */
function useSaveOnLeave(latest: { readonly current: DraftState }, keptAs: string): void {
	const client = useQueryClient()
	useEffect(() => () => {
		const { edited, sync, elsewhere, base, saved } = latest.current
		if (edited === null || elsewhere !== null || sync !== 'waiting') return
		const put = (saved: SavedDraft) => client.setQueryData<ServerSide>(SERVER_SIDE_KEY, (it) => it && { ...it, saved })
		put({ base, config: edited, updatedAtMs: saved?.updatedAtMs ?? 0, by: saved?.by ?? '', problem: null })
		saveDraft(edited, base).then(put, () => keep(keptAs, { base, config: edited } satisfies Kept))
	}, [client, latest, keptAs])
}

interface Kept {
	readonly base: number
	readonly config: WorkspaceConfig
}

/** Edits on another version than the draft's are old: what they were about has moved on. */
function restored(state: DraftState, keptAs: string): DraftState {
	const before = kept(keptAs) as Kept | null
	return before?.base === state.base ? draftAfter(state, { type: 'edited', config: before.config }) : state
}

function useKept({ edited, base, sync }: DraftState, keptAs: string): void {
	useEffect(() => {
		if (edited === null) forget(keptAs)
		else if (sync === 'refused' || sync === 'unreachable') keep(keptAs, { base, config: edited } satisfies Kept)
	}, [edited, base, sync, keptAs])
}

/** A refusal as something to show at a field. */
export function fieldProblemOf(thrown: unknown): FieldProblem {
	const problem = thrown instanceof ApiProblem ? thrown : null
	return { field: problem?.field ?? null, detail: problem?.detail ?? problem?.message ?? String(thrown) }
}

function isRefusal(thrown: unknown): boolean {
	return thrown instanceof ApiProblem && thrown.status >= 400 && thrown.status < 500
}

function useAutosave(state: DraftState, dispatch: (action: DraftAction) => void, tell: (saved: SavedDraft | null) => void): void {
	const { edited, sync, live, saved, base, elsewhere } = state
	const wanted = edited !== null && elsewhere === null && (sync === 'waiting' || sync === 'unreachable')
	useEffect(() => {
		if (!wanted) return
		const timer = setTimeout(async () => {
			dispatch({ type: 'saving' })
			try {
				// What says the same as what is live is no draft.
				const isNone = isSame(edited, live.config)
				const kept = isNone ? null : await saveDraft(edited, base)
				if (isNone && saved !== null) await dropDraft()
				tell(kept)
				dispatch({ type: 'saved', sent: edited, saved: kept })
			} catch (thrown) {
				dispatch(isRefusal(thrown) ? { type: 'refused', sent: edited, problem: fieldProblemOf(thrown) } : { type: 'unreachable' })
			}
		}, sync === 'unreachable' ? AGAIN_AFTER_MS : SAVE_AFTER_MS)
		return () => clearTimeout(timer)
	}, [wanted, edited, sync])
}
