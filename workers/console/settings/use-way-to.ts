import { useCallback } from 'react'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { pageOf, visit } from '../hooks/use-page.ts'
import { focusField, useHolder, wantProblem } from '../routing/fields/field-context.tsx'
import { CONFIG_SECTIONS } from './sections.ts'
import { type Place, placeOf } from './state/place-of.ts'

/** To where a field of the configuration is edited, here or on the routing page; null for what no page edits. */
export function useWayTo(config: WorkspaceConfig): (field: string) => (() => void) | null {
	const holder = useHolder()
	return useCallback((field: string) => {
		const place = placeOf(field, config, CONFIG_SECTIONS)
		if (place !== null && !isHere(place)) {
			return () => {
				wantProblem()
				visit(place.page, place.hash)
			}
		}
		return holder === null ? null : () => focusField(holder)
	}, [config, holder])
}

function isHere({ page, hash }: Place): boolean {
	return pageOf(location.pathname) === page && location.hash === hash
}
