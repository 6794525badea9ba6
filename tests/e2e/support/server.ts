import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../local/port.ts'

const ROOT = join(import.meta.dirname, '../../..')
const READY_MAX_MS = 110_000

/** What a person reads on the terminal after `npm start`. */
export interface Server {
	/** `http://localhost:<port>` */
	readonly url: string
	readonly apiKey: string
	readonly databaseUrl: string
	readonly folder: string
	/** As Ctrl-C does. Throws unless it ends in good order and leaves nothing behind; the data stays. */
	stop(): Promise<void>
}

export function newDataFolder(): string {
	return mkdtempSync(join(tmpdir(), 'patchbay-e2e-'))
}

export function forgetDataFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true })
}

/** `npm start` itself, on a port nobody else has. */
export async function startServer(folder: string, wanted: number | null = null): Promise<Server> {
	const port = await freePort(wanted)
	const env = { ...process.env, DATABASE_URL: '', PATCHBAY_API_KEY: '', PORT: String(port), PATCHBAY_DATA: folder }
	const child = spawn('node', [join(ROOT, 'local/bootstrap.mjs'), 'start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
	const said = await saidUntilReady(child)
	const databaseUrl = valueOf(said, 'Database')
	return {
		url: `http://localhost:${port}`,
		apiKey: valueOf(said, 'API key'),
		databaseUrl,
		folder,
		async stop() {
			const ended = once(child, 'exit')
			child.kill('SIGTERM')
			const [code] = await ended
			if (code !== 0) throw new Error(`npm start ended with ${code}`)
			for (const it of [port, Number(new URL(databaseUrl).port)]) await expectFree(it)
			const left = processesOf(folder)
			if (left.length > 0) throw new Error(`npm start left behind: ${left.join('; ')}`)
		},
	}
}

function saidUntilReady(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = ''
		const timer = setTimeout(() => fail('was not ready in time'), READY_MAX_MS)
		const fail = (why: string) => {
			clearTimeout(timer)
			child.kill('SIGTERM')
			reject(new Error(`npm start ${why}:\n${said}`))
		}
		const hear = (chunk: unknown) => {
			said += String(chunk)
			if (!/^ready .*$/m.test(said)) return
			clearTimeout(timer)
			resolve(said)
		}
		child.stdout?.on('data', hear)
		child.stderr?.on('data', hear)
		child.once('exit', (code) => fail(`ended with ${code}`))
	})
}

function valueOf(said: string, name: string): string {
	const value = new RegExp(`^${name} +(\\S+)$`, 'm').exec(said)?.[1]
	if (value === undefined) throw new Error(`npm start names no "${name}":\n${said}`)
	return value
}

function expectFree(port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket = connect({ port, host: '127.0.0.1' })
		socket.once('error', () => resolve())
		socket.once('connect', () => {
			socket.destroy()
			reject(new Error(`something still listens on port ${port}`))
		})
	})
}

/** Command lines that name the data folder. Only Linux tells them without another program. */
function processesOf(folder: string): string[] {
	if (process.platform !== 'linux') return []
	return readdirSync('/proc').filter((it) => /^\d+$/.test(it)).flatMap((pid) => {
		try {
			const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
			return command.includes(folder) ? [command] : []
		} catch {
			return []
		}
	})
}
