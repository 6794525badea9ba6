/** A file on its way to the server, as it is shown meanwhile. */
export interface Upload {
	/** Becomes the id of the message that says it. */
	readonly id: string
	readonly name: string
	/** Media type as the browser says. */
	readonly type: string
	readonly bytes: number
	readonly atMs: number
	/** From 0 to 1. */
	readonly progress: number
	/** Name of the problem when the server does not take it. */
	readonly refused: string | null
}
