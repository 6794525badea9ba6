/** Patchbay in your own app. Begin with `createClient`. */
import { Client } from './client.ts'
import type { Options } from './types.ts'

/** A client for one customer of one inbox. Nothing is asked of the server before `connect`. */
export function createClient(options: Options): Client {
	return new Client(options)
}

export type { Client } from './client.ts'
export type {
	AppFile,
	Connection,
	Content,
	FileLink,
	FileRef,
	FileState,
	Identity,
	Message,
	MessageState,
	Option,
	Options,
	PushDevice,
	PushPayload,
	State,
	Status,
	Store,
} from './types.ts'
export type { Answer, Clock, Fetch, Socket, SocketEvent, SocketMaker } from './runtime.ts'
