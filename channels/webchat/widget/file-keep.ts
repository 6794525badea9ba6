/** A file that has been chosen and is not with the server yet. */
export interface KeptFile {
	readonly id: string
	readonly name: string
	readonly blob: Blob
	readonly atMs: number
	/** Name of the problem when the server does not take it. */
	readonly refused: string | null
}

/** Where such files outlast a reload. */
export interface FileKeep {
	all(): Promise<readonly KeptFile[]>
	put(file: KeptFile): Promise<void>
	remove(id: string): Promise<void>
}

const STORE = 'files'

/** The browser's database. Where it has none, or refuses it, files last as long as the page. */
export function browserFileKeep(name: string): FileKeep {
	let opening: Promise<IDBDatabase> | undefined
	const act = async <Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result | undefined> => {
		try {
			opening ??= open(name)
			return await answerOf(ask((await opening).transaction(STORE, mode).objectStore(STORE)))
		} catch {
			return undefined
		}
	}
	return {
		all: async () => await act<KeptFile[]>('readonly', (store) => store.getAll()) ?? [],
		put: async (file) => void await act('readwrite', (store) => store.put(file)),
		remove: async (id) => void await act('readwrite', (store) => store.delete(id)),
	}
}

function open(name: string): Promise<IDBDatabase> {
	const asked = indexedDB.open(name, 1)
	asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' })
	return answerOf(asked)
}

function answerOf<Result>(asked: IDBRequest<Result>): Promise<Result> {
	return new Promise((resolve, reject) => {
		asked.onsuccess = () => resolve(asked.result)
		asked.onerror = () => reject(asked.error)
	})
}
