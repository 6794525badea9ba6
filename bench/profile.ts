import { once } from 'node:events'
import { WebSocket } from 'ws'

interface CallFrame {
	readonly functionName: string
	readonly url: string
	readonly lineNumber: number
}
interface ProfileNode {
	readonly id: number
	readonly callFrame: CallFrame
	readonly children?: readonly number[]
}
/** As the inspector gives it: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface Profile {
	/** Microseconds of the monotonic clock. */
	readonly startTime: number
	readonly nodes: readonly ProfileNode[]
	readonly samples: readonly number[]
	readonly timeDeltas: readonly number[]
}

export interface Hot {
	readonly name: string
	/** Share of the busy time spent in the function itself. */
	readonly self: number
	/** The same with everything it calls. */
	readonly total: number
}

const SAMPLE_EVERY_US = 200

/** Samples what the Worker behind this inspector does while `work` goes on; what `work` gives beside it. */
export async function profileWhile<Result>(inspectorPort: number, work: () => Promise<Result>): Promise<[Profile, Result]> {
	const targets = await (await fetch(`http://127.0.0.1:${inspectorPort}/json`)).json() as { webSocketDebuggerUrl: string }[]
	const target = targets.find((it) => it.webSocketDebuggerUrl.endsWith('/main'))
	if (!target) throw new Error('workerd offers no inspector for the main Worker')
	const socket = new WebSocket(target.webSocketDebuggerUrl)
	await once(socket, 'open')
	await ask(socket, 'Profiler.enable')
	await ask(socket, 'Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US })
	await ask(socket, 'Profiler.start')
	const result = await work()
	const { profile } = await ask(socket, 'Profiler.stop') as { profile: Profile }
	socket.terminate()
	return [profile, result]
}

let asked = 0

function ask(socket: WebSocket, method: string, params = {}): Promise<unknown> {
	const id = ++asked
	return new Promise((resolve, reject) => {
		function hear(bytes: Buffer): void {
			const answer = JSON.parse(bytes.toString())
			if (answer.id !== id) return
			socket.off('message', hear)
			if (answer.error) reject(new Error(`${method}: ${answer.error.message}`))
			else resolve(answer.result)
		}
		socket.on('message', hear)
		socket.send(JSON.stringify({ id, method, params }))
	})
}

export interface HotOptions {
	/** Names the file of a line of the bundle, counted from 0. */
	sourceOf(line: number): string
	/** Only samples within these count: from and to, microseconds of the monotonic clock. */
	readonly stretchesUs: readonly (readonly [number, number])[]
}

/** The functions that took longest by themselves. */
export function hottest(profile: Profile, { sourceOf, stretchesUs }: HotOptions): Hot[] {
	const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
	const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)))
	const selfUs = new Map<string, number>()
	const totalUs = new Map<string, number>()
	let busyUs = 0
	let atUs = profile.startTime
	profile.samples.forEach((sample, i) => {
		const us = profile.timeDeltas[i] ?? 0
		atUs += us
		if (!stretchesUs.some(([from, to]) => from <= atUs && atUs <= to)) return
		const stack = namesUp(sample)
		if (stack[0] === '(idle)') return
		busyUs += us
		add(selfUs, stack[0] ?? '', us)
		for (const name of new Set(stack)) add(totalUs, name, us)
	})
	return [...totalUs]
		.map(([name, us]) => ({ name, self: (selfUs.get(name) ?? 0) / busyUs, total: us / busyUs }))
		.filter((it) => it.name !== '(root)')
		.sort((a, b) => b.self - a.self)

	/** The sampled function, its caller, and so on to the root. */
	function namesUp(sample: number): string[] {
		const names: string[] = []
		for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
			const frame = nodes.get(id)?.callFrame
			if (frame) names.push(nameOf(frame, sourceOf))
		}
		return names
	}
}

function add(sums: Map<string, number>, name: string, us: number): void {
	sums.set(name, (sums.get(name) ?? 0) + us)
}

/** What the runtime does itself has no file: `(program)` is its C++ outside of JavaScript, `exec` and the like inside. */
function nameOf({ functionName, url, lineNumber }: CallFrame, sourceOf: (line: number) => string): string {
	const name = functionName || '(anonymous)'
	return url ? `${name} ${sourceOf(lineNumber)}` : name
}

/** esbuild puts the path of each file in a comment above its part of the bundle. */
export function sourcesOf(bundle: string): (line: number) => string {
	let source = ''
	const sources = bundle.split('\n').map((line) => source = /^\/\/ ([\w@./-]+\.\w+)$/.exec(line)?.[1] ?? source)
	return (line) => sources[line] ?? ''
}
