/** RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001

/**
 * Nothing of an object is left: who is connected is sent away, what it has stored is gone. It ends with it, so that nothing it remembers
 * is written back, and its caller hears no answer.
 */
export async function eraseObject(ctx: DurableObjectState): Promise<never> {
	for (const socket of ctx.getWebSockets()) socket.close(GOING_AWAY, 'erased')
	await ctx.storage.deleteAlarm()
	await ctx.storage.deleteAll()
	// Else the end might come before the deed.
	await ctx.storage.sync()
	ctx.abort('erased')
	throw new Error('erased')
}
