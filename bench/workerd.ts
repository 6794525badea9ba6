import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { atExit } from './at-exit.ts'
import { bundle, compatibility, type StandIns } from './bundle.ts'
import { subFolder } from './run-folder.ts'

export interface WorkerdOptions {
	/** A source file of `bench/edge/`. */
	readonly entry: string
	readonly standIns?: StandIns
	/** Durable Object binding → class name, as in `wrangler.toml`. */
	readonly objects: Readonly<Record<string, string>>
	/** Queue bindings; what is sent is taken and dropped. */
	readonly queues?: readonly string[]
	/** A folder that outlives the process; one of its own if absent. */
	readonly storage?: string
	/** Opens the inspector on this loopback port. */
	readonly inspectorPort?: number
}

export interface Workerd {
	readonly pid: number
	/** `127.0.0.1:<port>` */
	readonly host: string
	stop(): void
}

/** Starts a bare workerd (no wrangler, no miniflare: they make HTTP four times dearer) on a port the system picks. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
	const folder = subFolder('workerd')
	const storage = options.storage ?? subFolder('objects')
	writeFileSync(join(folder, 'worker.js'), await bundle(options.entry, options.standIns))
	writeFileSync(join(folder, 'sink.js'), SINK)
	writeFileSync(join(folder, 'config.capnp'), configText(options, storage))
	const inspector = options.inspectorPort ? [`--inspector-addr=127.0.0.1:${options.inspectorPort}`] : []
	const child = spawn(binary(), ['serve', '--control-fd=3', ...inspector, join(folder, 'config.capnp')], {
		// What Workers log must not come between the lines of `--json`.
		stdio: ['ignore', 2, 'pipe', 'pipe'],
	})
	child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(withoutKnown(chunk.toString())))
	// SIGTERM waits for open sockets, that is for ever.
	const stop = () => void child.kill('SIGKILL')
	atExit(stop)
	const port = await listeningPort(child.stdio[3] as Readable)
	return { pid: child.pid ?? 0, host: `127.0.0.1:${port}`, stop }
}

function binary(): string {
	return createRequire(import.meta.url)('workerd').default
}

/** `nodejs_compat` stays in wrangler.toml, where older tools look for it; workerd says each time that it need not. */
function withoutKnown(text: string): string {
	const rest = text.replaceAll(/^.*became the default as of.*\n?/gm, '')
	return rest.trim() === '' ? '' : rest
}

/** workerd reports each socket as one line of JSON on the control descriptor. */
async function listeningPort(control: Readable): Promise<number> {
	let text = ''
	for await (const chunk of control) {
		text += chunk
		const port = /"event":"listen","socket":"http","port":(\d+)/.exec(text)?.[1]
		if (port) return Number(port)
	}
	throw new Error('workerd ended before it listened')
}

/** It reads what it is sent: a queue that does not never lets its sender go. */
const SINK = `const answer = { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }
export default {
	async fetch(request) {
		await request.arrayBuffer()
		return Response.json(answer)
	},
}`

function configText(options: WorkerdOptions, storage: string): string {
	const { date, flags } = compatibility()
	const list = (items: readonly string[]) => `[${items.join(', ')}]`
	const text = JSON.stringify
	const objects = Object.entries(options.objects)
	const bindings = [
		...objects.map(([name, type]) => `(name = ${text(name)}, durableObjectNamespace = ${text(type)})`),
		...(options.queues ?? []).map((name) => `(name = ${text(name)}, queue = "sink")`),
	]
	const namespaces = objects.map(([, type]) => `(className = ${text(type)}, uniqueKey = ${text(type)}, enableSql = true)`)
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
	services = [
		(name = "main", worker = .main),
		(name = "sink", worker = .sink),
		(name = "storage", disk = (path = ${text(storage)}, writable = true)),
	],
	sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
	modules = [(name = "worker.js", esModule = embed "worker.js")],
	compatibilityDate = ${text(date)},
	compatibilityFlags = ${list(flags.map((flag) => text(flag)))},
	durableObjectNamespaces = ${list(namespaces)},
	durableObjectStorage = (localDisk = "storage"),
	bindings = ${list(bindings)},
);
const sink :Workerd.Worker = (
	modules = [(name = "sink.js", esModule = embed "sink.js")],
	compatibilityDate = ${text(date)},
);
`
}
