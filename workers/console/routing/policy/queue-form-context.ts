import { createContext, useContext } from 'react'
import type { QueueConfig } from '../../../../core/config/workspace.ts'
import type { Path } from '../state/json-path.ts'

/** The queue that the form is about, and how a part of it is named and changed. */
export interface QueueForm {
	readonly queue: QueueConfig
	/** Path of a part in the whole configuration, as the server names it. */
	readonly at: (...keys: Path) => string
	/** Undefined takes a part out. */
	readonly set: (path: Path, value: unknown) => void
}

export const QueueFormContext = createContext<QueueForm | null>(null)

export function useQueueForm(): QueueForm {
	const form = useContext(QueueFormContext)
	if (!form) throw new Error('useQueueForm outside of its form')
	return form
}
