/**
 * What goes wrong between objects. Objects and test run in one isolate but are loaded apart, so what they share hangs on
 * `globalThis`. Nothing of it touches the product: the objects just get an environment that fails them.
 */
import type { ArchiveBatch } from '../../core/conversation/summary.ts'
import type { Env } from '../../durable-objects/env.ts'

/** A call whose caller has been told that it failed, or a copy of one that did not; delivered when the test pleases. */
export interface LateCall {
	readonly binding: Binding
	readonly object: string
	readonly method: string
	readonly args: readonly unknown[]
}

export type Binding = 'WORKSPACE' | 'CONVERSATION' | 'QUEUE' | 'AGENT' | 'CONTACT_POINT' | 'INBOX'
export type Fault = 'none' | 'lost' | 'answer-lost' | 'late' | 'again-later' | 'twice' | 'slow'

export interface Faults {
	/** What happens to the next call. */
	next: () => Fault
	/** A cut between two objects: calls to this one fail for the time being. */
	readonly unreachable: Set<string>
	readonly late: LateCall[]
	/** Calls under way. A crash takes callers with it, and with them the end of their calls: it empties this. */
	readonly underWay: Set<LateCall>
	/** What the objects have handed to the archive's queue. */
	readonly queued: ArchiveBatch[]
	/** Where each object's alarm stands, by `BINDING name`, so that looking for what is due wakes nobody. */
	readonly alarms: Map<string, number>
	readonly counts: Record<string, number>
}

const SLOW_MS = 6

const shared = globalThis as typeof globalThis & { soakFaults?: Faults }

export function faults(): Faults {
	return shared.soakFaults ??= none()
}

/** What an earlier world left behind must not trouble the next. */
export function clearFaults(): void {
	shared.soakFaults = none()
}

/** Every call arrives, and its answer too. */
export const sound = (): Fault => 'none'

function none(): Faults {
	return {
		next: sound,
		unreachable: new Set(),
		late: [],
		underWay: new Set(),
		queued: [],
		alarms: new Map(),
		counts: {},
	}
}

function count(what: string): void {
	const { counts } = faults()
	counts[what] = (counts[what] ?? 0) + 1
}

/** The environment an object gets: the real one behind a bad network. */
export function faultyEnv(env: Env): Env {
	return {
		...env,
		WORKSPACE: faultyNamespace(env.WORKSPACE, 'WORKSPACE'),
		CONVERSATION: faultyNamespace(env.CONVERSATION, 'CONVERSATION'),
		QUEUE: faultyNamespace(env.QUEUE, 'QUEUE'),
		AGENT: faultyNamespace(env.AGENT, 'AGENT'),
		CONTACT_POINT: faultyNamespace(env.CONTACT_POINT, 'CONTACT_POINT'),
		INBOX: faultyNamespace(env.INBOX, 'INBOX'),
		ARCHIVE: faultyQueue(env.ARCHIVE),
	}
}

/** An object's context whose alarm leaves word of where it stands. */
export function watchedAlarm(ctx: DurableObjectState, binding: Binding): DurableObjectState {
	const { storage } = ctx
	const setAlarm = storage.setAlarm.bind(storage)
	const value = (atMs: number) => {
		faults().alarms.set(`${binding} ${ctx.id.name}`, atMs)
		return setAlarm(atMs)
	}
	Object.defineProperty(storage, 'setAlarm', { value })
	return ctx
}

function faultyNamespace<Space extends object>(namespace: Space, binding: Binding): Space {
	return new Proxy(namespace, {
		get: (real, key) =>
			key === 'getByName' ? (object: string) => faultyStub(stubIn(real, object), { binding, object }) : Reflect.get(real, key),
	})
}

function stubIn(namespace: object, object: string): object {
	return (namespace as { getByName(name: string): object }).getByName(object)
}

function faultyStub(stub: object, to: Pick<LateCall, 'binding' | 'object'>): object {
	return new Proxy(stub, {
		get: (real, key) =>
			typeof key === 'string' && key !== 'then' ? (...args: unknown[]) => transmit({ ...to, method: key, args }, real) : undefined,
	})
}

async function transmit(call: LateCall, stub: object): Promise<unknown> {
	const { underWay } = faults()
	underWay.add(call)
	try {
		return await faultyCall(call, stub)
	} finally {
		underWay.delete(call)
	}
}

async function faultyCall(call: LateCall, stub: object): Promise<unknown> {
	const { next, unreachable, late } = faults()
	if (unreachable.has(call.object)) throw lost(call)
	const fault = next()
	if (fault !== 'none') count(fault)
	switch (fault) {
		case 'lost':
			throw lost(call)
		case 'late':
			late.push(call)
			throw lost(call)
		case 'again-later':
			late.push(call)
			return await invoke(stub, call)
		case 'answer-lost':
			await invoke(stub, call)
			throw lost(call)
		case 'twice':
			return (await Promise.all([invoke(stub, call), invoke(stub, call)]))[0]
		case 'slow':
			await new Promise((resume) => setTimeout(resume, SLOW_MS))
			return await invoke(stub, call)
		case 'none':
			return await invoke(stub, call)
	}
}

function lost({ binding, method }: LateCall): Error {
	return new Error(`soak: the network lost ${binding}.${method}`)
}

/** What is sent is sent by value: a late copy says what was true when it was made. */
export async function invoke(stub: object, { method, args }: LateCall): Promise<unknown> {
	return await (Reflect.get(stub, method) as (...args: unknown[]) => Promise<unknown>)(...structuredClone(args))
}

function faultyQueue(queue: Queue<ArchiveBatch>): Queue<ArchiveBatch> {
	return new Proxy(queue, {
		get: (real, key) => key === 'send' ? (batch: ArchiveBatch) => take(batch) : Reflect.get(real, key),
	})
}

async function take(batch: ArchiveBatch): Promise<void> {
	const { next, queued } = faults()
	const fault = next()
	if (fault === 'lost') throw new Error('soak: the queue did not take it')
	queued.push(structuredClone(batch))
	await Promise.resolve()
	if (fault === 'answer-lost') throw new Error('soak: the queue took it and said nothing')
}
