import { createContext, useContext } from 'react'
import type { Directory } from '../../../core/protocol/console.ts'

export const blankDirectory: Directory = { queues: [], agents: [], dispositions: [] }

/** Names for ids; empty where there is no live session to learn them from. */
export const DirectoryContext = createContext<Directory>(blankDirectory)

export function useDirectory(): Directory {
	return useContext(DirectoryContext)
}
