/** A socket that is closing is no reason to fail what everybody else is told. */
export function trySend(socket: WebSocket, frame: string): void {
	try {
		socket.send(frame)
	} catch {
		// Its close event follows and cleans up.
	}
}
