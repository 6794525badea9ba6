/** Takes a socket in hibernation, tagged with `?tag=`, and answers the upgrade. */
export function acceptSocket(ctx: DurableObjectState, request: Request): Response {
	const [client, server] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket]
	ctx.acceptWebSocket(server, [new URL(request.url).searchParams.get('tag') ?? ''])
	return new Response(null, { status: 101, webSocket: client })
}
