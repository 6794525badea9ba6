/** The Worker and its objects under `wrangler dev`. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DataFolder } from './data-folder.ts'
import { Fault } from './fault.ts'
import { hideTokens } from './hide-tokens.ts'
import { commandOf, end, pidIn, send } from './process.ts'
import { troubleFilter } from './trouble.ts'

export interface Worker {
	readonly pid: number
	readonly exited: Promise<void>
	/** Resolves when `/healthz` answers. */
	ready(): Promise<void>
	stop(): Promise<void>
}

const WRANGLER = join(import.meta.dirname, '../node_modules/.bin/wrangler')
const PID_FILE = 'worker.pid'
const READY_MAX_MS = 120_000

export function startWorker(folder: DataFolder, options: { port: number; envFile: string; show(line: string): void }): Worker {
	const child = spawn(WRANGLER, wranglerArgs(folder, options), {
		cwd: join(import.meta.dirname, '..'),
		env: { ...process.env, ...wranglerEnvironment(folder) },
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	keepOutput(child, { logFile: folder.file('logs/worker.log'), show: options.show })
	const pid = child.pid ?? 0
	writeFileSync(folder.file(PID_FILE), `${pid}\n`)
	const exited = once(child, 'exit').then(() => undefined)
	return {
		pid,
		exited,
		ready: () => ready(child, { port: options.port, logFile: folder.file('logs/worker.log') }),
		async stop() {
			if (child.exitCode === null && child.signalCode === null) await end(pid, { signal: 'SIGTERM', patienceMs: 3000 })
			// The runtime beneath waits for open sockets for ever; its storage survives an abrupt end.
			send(-pid, 'SIGKILL')
			rmSync(folder.file(PID_FILE), { force: true })
		},
	}
}

/** A run that was killed with everything that watched over it leaves a Worker that still holds the port. */
export async function endLeftOverWorker(folder: DataFolder): Promise<void> {
	const pid = pidIn(folder.file(PID_FILE))
	if (pid === null || !commandOf(pid)?.includes(folder.file('worker'))) return
	for (let tries = 0; tries < 100 && send(-pid, 'SIGKILL'); tries++) await sleep(50)
}

function wranglerArgs(folder: DataFolder, options: { port: number; envFile: string }): string[] {
	const places = ['--persist-to', folder.file('worker'), '--env-file', options.envFile]
	return ['dev', '--port', String(options.port), '--inspector-port', '0', '--show-interactive-dev-session=false', ...places]
}

/** Everything stays inside the data folder, and nothing is looked up elsewhere: a start needs no network. */
function wranglerEnvironment(folder: DataFolder): Record<string, string> {
	return {
		CI: '1',
		NO_COLOR: '1',
		FORCE_COLOR: '0',
		CLOUDFLARE_CF_FETCH_ENABLED: 'false',
		WRANGLER_HIDE_BANNER: 'true',
		// Its own log has each request's path, with the tokens that ours leaves out.
		WRANGLER_WRITE_LOGS: 'false',
		WRANGLER_REGISTRY_PATH: folder.file('registry'),
		WRANGLER_SEND_METRICS: 'false',
	}
}

function keepOutput(child: ChildProcess, options: { logFile: string; show(line: string): void }): void {
	const log = createWriteStream(options.logFile)
	for (const stream of [child.stdout, child.stderr]) {
		if (!stream) continue
		const filter = troubleFilter(options.show)
		const hiding = hideTokens((text) => {
			log.write(text)
			filter(text)
		})
		stream.setEncoding('utf8')
		stream.on('data', (chunk: string) => hiding.write(chunk))
		stream.on('end', () => hiding.end())
	}
}

async function ready(child: ChildProcess, options: { port: number; logFile: string }): Promise<void> {
	const giveUpAtMs = Date.now() + READY_MAX_MS
	while (Date.now() < giveUpAtMs) {
		if (child.exitCode !== null || child.signalCode !== null) {
			throw new Fault(`the Worker ended before it was ready; its log: ${options.logFile}`)
		}
		if (await answers(`http://127.0.0.1:${options.port}/healthz`)) return
		await sleep(100)
	}
	throw new Fault(`the Worker did not answer within ${READY_MAX_MS / 1000} s; its log: ${options.logFile}`)
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
		await response.body?.cancel()
		return response.ok
	} catch {
		return false
	}
}
