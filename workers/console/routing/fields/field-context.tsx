import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { usePreferences } from '../../i18n/preferences.tsx'
import type { FieldProblem } from '../state/draft-state.ts'
import { holderOf } from '../state/field-holder.ts'
import { detailText } from '../words/detail-text.ts'

interface Fields {
	/** Path of the field that shows the problem; null when none on the page can. */
	readonly holder: string | null
	readonly problem: FieldProblem | null
	readonly isReadOnly: boolean
	readonly enter: (path: string) => () => void
}

const Context = createContext<Fields>({ holder: null, problem: null, isReadOnly: false, enter: () => () => undefined })

let isWanted = false

/** The next field to show a problem takes the focus, once it is on a page. */
export function wantProblem(): void {
	isWanted = true
}

export interface FieldsProviderProps {
	readonly problem: FieldProblem | null
	readonly isReadOnly: boolean
	readonly children: ReactNode
}

/** Knows which fields are on the page, so that a refusal is shown at the very one it is about. */
export function FieldsProvider({ problem, isReadOnly, children }: FieldsProviderProps) {
	const [paths, setPaths] = useState<ReadonlySet<string>>(new Set())
	const enter = useCallback((path: string) => {
		setPaths((before) => new Set([...before, path]))
		return () => setPaths((before) => new Set([...before].filter((it) => it !== path)))
	}, [])
	const holder = problem?.field ? holderOf(problem.field, paths) : null
	useEffect(() => {
		if (holder === null || !isWanted) return
		isWanted = false
		focusField(holder)
	}, [holder])
	const value = useMemo(() => ({ holder, problem, isReadOnly, enter }), [holder, problem, isReadOnly, enter])
	return <Context value={value}>{children}</Context>
}

/** A part of a page that its reader may only look at. */
export function ReadOnlyFields({ children }: { children: ReactNode }) {
	const fields = useContext(Context)
	const value = useMemo(() => ({ ...fields, isReadOnly: true }), [fields])
	return <Context value={value}>{children}</Context>
}

export interface FieldState {
	/** What is wrong with it, in the language of the console. */
	readonly error: string | null
	/** The same as the server says it. */
	readonly raw: string | null
	readonly isReadOnly: boolean
}

/** For a field, by the path of what it edits. */
export function useField(path: string): FieldState {
	const { holder, problem, isReadOnly, enter } = useContext(Context)
	useEffect(() => enter(path), [path, enter])
	const { locale } = usePreferences()
	const raw = holder === path ? problem?.detail ?? null : null
	return { error: raw && detailText(raw, locale), raw, isReadOnly }
}

export function useIsReadOnly(): boolean {
	return useContext(Context).isReadOnly
}

/** The field that shows the problem, for going there. */
export function useHolder(): string | null {
	return useContext(Context).holder
}

/** Puts the focus on what edits the field of a path. */
export function focusField(path: string): void {
	const field = [...document.querySelectorAll<HTMLElement>('[data-field]')].find((it) => it.dataset['field'] === path)
	const control = field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]') ?? field
	field?.scrollIntoView({ block: 'center' })
	control?.focus({ preventScroll: true })
}
