import { SUBPROTOCOL } from '../../core/protocol/version.ts'

/** Takes an upgrade on; the socket hibernates with its object. The subprotocol is echoed only to a client that named it, as RFC 6455 wants. */
export function acceptSocket(
	ctx: DurableObjectState,
	{ request, signIn }: { request: Request; signIn?: string },
): { socket: WebSocket; response: Response } {
	const { 0: client, 1: socket } = new WebSocketPair()
	ctx.acceptWebSocket(socket, signIn ? [signIn] : [])
	const named = (request.headers.get('sec-websocket-protocol') ?? '').includes(SUBPROTOCOL)
	const headers: Record<string, string> = named ? { 'sec-websocket-protocol': SUBPROTOCOL } : {}
	return { socket, response: new Response(null, { status: 101, webSocket: client, headers }) }
}
