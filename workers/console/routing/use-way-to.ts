import { useCallback } from 'react'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { visit } from '../hooks/use-page.ts'
import { focusField, useHolder, wantProblem } from './fields/field-context.tsx'
import { routingRouteOf } from './state/routing-route.ts'
import { goRouting } from './use-routing-route.ts'

/** To where a field of the configuration is edited: on this page what belongs to a queue, in the settings all else. */
export function useWayTo({ queues }: WorkspaceConfig): (field: string) => () => void {
	const holder = useHolder()
	return useCallback((field: string) => () => {
		const { queue: open, tab } = routingRouteOf(location.hash)
		const queue = queues[Number(/^queues\.(\d+)/.exec(field)?.[1])]?.id
		if (queue !== undefined && queue === open && tab === 'policy') return holder === null ? undefined : focusField(holder)
		wantProblem()
		if (queue === undefined) visit('settings', `#/field/${field}`)
		else goRouting({ queue, tab: 'policy' })
	}, [queues, holder])
}
