/** A queue that has said nothing for so long is taken to have failed: whoever sends holds other things up. */
const LIMIT_MS = 30_000

/** Throws when the queue does not take it, and when it says nothing: then it may have it all the same. */
export async function sendInTime<Message>(queue: Pick<Queue<Message>, 'send'>, message: Message): Promise<void> {
	const { promise: tooLate, reject } = Promise.withResolvers<never>()
	const timer = setTimeout(() => reject(new Error('the queue does not answer')), LIMIT_MS)
	try {
		await Promise.race([queue.send(message, { contentType: 'json' }), tooLate])
	} finally {
		clearTimeout(timer)
	}
}
