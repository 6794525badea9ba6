import { useSyncExternalStore } from 'react'
import type { FileRef } from '../../../core/message.ts'
import type { StoredFile } from '../../../core/protocol/conversation.ts'
import { createStore } from '../state/store.ts'
import type { Uploads } from '../state/unsent-rows.ts'

const store = createStore<Uploads>(new Map())

/** Noted so that a message shows what it carries before its row comes back. */
export function noteUpload(ref: FileRef, stored: StoredFile): void {
	store.update((before) => new Map(before).set(ref.id, { ref, stored }))
}

/** Files uploaded since this page was opened. */
export function useUploads(): Uploads {
	return useSyncExternalStore(store.subscribe, store.get)
}
