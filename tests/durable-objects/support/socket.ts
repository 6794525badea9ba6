/** A client's end of a socket, as a list of frames that a test can wait on. */
import type { ConversationId } from '../../../core/ids.ts'
import type { AgentRow, AgentView, ConsoleServerFrame, Work } from '../../../core/protocol/console.ts'
import type { ConversationEvent, ConversationServerFrame, Row } from '../../../core/protocol/conversation.ts'
import type { ProblemCode } from '../../../core/problem.ts'

type Problem = Extract<ConversationServerFrame, { type: 'problem' }>

abstract class TestSocket<Frame extends { readonly type: string }> {
	readonly frames: Frame[] = []
	closed: { code: number; reason: string } | null = null
	readonly #socket: WebSocket
	#wake: (() => void)[] = []

	constructor(socket: WebSocket) {
		this.#socket = socket
		socket.accept()
		socket.addEventListener('message', ({ data }) => {
			if (data !== 'pong') this.frames.push(JSON.parse(String(data)) as Frame)
			this.#stir()
		})
		socket.addEventListener('close', ({ code, reason }) => {
			this.closed = { code, reason }
			this.#stir()
		})
	}

	send(frame: object | string | ArrayBuffer): void {
		this.#socket.send(typeof frame === 'string' || frame instanceof ArrayBuffer ? frame : JSON.stringify(frame))
	}

	close(): void {
		this.#socket.close(1000)
	}

	/** Waits until an answer can be given; looks again whenever something arrives. */
	async until<Answer>(look: () => Answer | undefined | null | false): Promise<Answer> {
		for (;;) {
			const answer = look()
			if (answer) return answer
			await new Promise<void>((wake) => this.#wake.push(wake))
		}
	}

	async whenClosed(): Promise<{ code: number; reason: string }> {
		return await this.until(() => this.closed)
	}

	/** The next refusal after the first `known`. */
	async problem(known = 0): Promise<Problem> {
		return await this.until(() => this.problems[known])
	}

	get problems(): Problem[] {
		return this.frames.filter((it): it is Frame & Problem => it.type === 'problem')
	}

	get codes(): ProblemCode[] {
		return this.problems.map((it) => it.code)
	}

	#stir(): void {
		for (const wake of this.#wake.splice(0)) wake()
	}
}

export class ConversationSocket extends TestSocket<ConversationServerFrame> {
	#said = 0
	static #sockets = 0
	readonly #n = ++ConversationSocket.#sockets

	/** Every row received, in order of arrival. */
	get rows(): Row[] {
		return this.frames.flatMap((it) => it.type === 'events' ? it.rows : [])
	}

	get types(): ConversationEvent['type'][] {
		return this.rows.map((it) => it.event.type)
	}

	/** Texts of messages and notes, in order. */
	get texts(): string[] {
		return this.rows.flatMap(({ event }) => event.type === 'message' ? event.content.text : event.type === 'note' ? event.text : [])
	}

	async hello(): Promise<Extract<ConversationServerFrame, { type: 'hello' }>> {
		return await this.until(() => this.frames.find((it) => it.type === 'hello'))
	}

	/** Says something and waits until it is in the log. */
	async say(text: string, id = `say-${this.#n}-${++this.#said}-00`): Promise<Row> {
		this.send({ type: 'say', id, text })
		return await this.row((event) => event.type === 'message' && event.id === id)
	}

	/** The row of an event that has come or will come; the first of them after row `after`. */
	async row(matches: (event: ConversationEvent) => boolean, after = 0): Promise<Row> {
		return await this.until(() => this.rows.find((it) => it.seq > after && matches(it.event)))
	}

	async event(type: ConversationEvent['type'], after = 0): Promise<Row> {
		return await this.row((event) => event.type === type, after)
	}

	async frame<Type extends ConversationServerFrame['type']>(
		type: Type,
		matches: (frame: Extract<ConversationServerFrame, { type: Type }>) => boolean = () => true,
	): Promise<Extract<ConversationServerFrame, { type: Type }>> {
		const isIt = (it: ConversationServerFrame): it is Extract<ConversationServerFrame, { type: Type }> => it.type === type
		return await this.until(() => this.frames.filter(isIt).find(matches))
	}
}

export class ConsoleSocket extends TestSocket<ConsoleServerFrame> {
	get rows(): AgentRow[] {
		return this.frames.flatMap((it) => it.type === 'events' ? it.rows : [])
	}

	get kinds(): AgentRow['kind'][] {
		return this.rows.map((it) => it.kind)
	}

	/** How things stand by the newest frame. */
	get view(): AgentView | undefined {
		return this.frames.findLast((it) => it.type !== 'problem')?.view
	}

	/** Waits until things stand so. */
	async stands(matches: (view: AgentView) => boolean): Promise<AgentView> {
		return await this.until(() => this.view && matches(this.view) && this.view)
	}

	async work(conversation: ConversationId, stage: Work['stage']): Promise<Work> {
		return await this.until(() => this.view?.work.find((it) => it.conversation === conversation && it.stage === stage))
	}

	async workless(): Promise<void> {
		await this.stands((view) => view.work.length === 0)
	}

	async says(presence: 'available' | 'away' | 'offline'): Promise<void> {
		this.send({ type: 'presence', presence })
		await this.stands((view) => view.presence === presence)
	}

	/** Waits for the offer of a conversation and accepts it. */
	async accept(conversation: ConversationId): Promise<Work> {
		const { epoch } = await this.work(conversation, 'offered')
		this.send({ type: 'accept', conversation, epoch })
		return await this.work(conversation, 'active')
	}

	async reject(conversation: ConversationId): Promise<void> {
		const { epoch } = await this.work(conversation, 'offered')
		this.send({ type: 'reject', conversation, epoch })
		await this.until(() => this.rows.some((it) => it.kind === 'rejected' && it.conversation === conversation))
	}

	async finish(conversation: ConversationId): Promise<void> {
		await this.work(conversation, 'wrapping')
		this.send({ type: 'finish', conversation })
		await this.until(() => this.rows.some((it) => it.kind === 'wrapped' && it.conversation === conversation))
	}
}
