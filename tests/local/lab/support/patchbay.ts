import type { Posted } from '../../../../local/lab/engine/carrier.ts'
import type { HookRequest } from '../../../../local/providers/stand-in.ts'

/** Patchbay's end of a webhook: keeps what comes, and answers as it is told to. */
export class Patchbay {
	readonly came: HookRequest[] = []
	/** Answers one after the other; 200 when there are none. A text is a connection that breaks. */
	readonly answers: (number | string)[] = []

	readonly post = (request: HookRequest): Promise<Posted> => {
		this.came.push(request)
		const answer = this.answers.shift() ?? 200
		if (typeof answer === 'string') return Promise.reject(new Error(answer))
		return Promise.resolve({ status: answer, headers: { 'content-type': 'text/plain' }, body: String(answer) })
	}

	/** What was posted, as objects. */
	get bodies(): Record<string, unknown>[] {
		return this.came.map((it) => JSON.parse(new TextDecoder().decode(it.body)) as Record<string, unknown>)
	}
}
