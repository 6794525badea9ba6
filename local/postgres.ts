/** A real PostgreSQL of our own: made when missing, started on a free port of this machine alone, stopped cleanly. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.ts'
import { freePort } from './port.ts'
import { runPostgresProgram } from './postgres-programs.ts'
import { commandOf, end, pidIn } from './process.ts'

export interface Postgres {
	readonly url: string
	readonly port: number
	readonly pid: number
	/** Settles when the server has ended, asked or not. */
	readonly exited: Promise<void>
	stop(): Promise<void>
}

export interface PostgresSettings {
	/** Wanted port; another one is taken when it is not free. */
	readonly port: number | null
	readonly password: string
	readonly logFile: string
}

const VERSION = '18'
const USER = 'patchbay'
/** Fast shutdown: open transactions are rolled back, nothing is lost. */
const FAST = { signal: 'SIGINT', patienceMs: 10_000 } as const

export async function startPostgres(folder: string, settings: PostgresSettings): Promise<Postgres> {
	await ensureCluster(folder, settings)
	await clearLeftOver(folder)
	const port = await freePort(settings.port)
	const child = await runPostgresProgram('postgres', serverArgs(folder, port), {
		owned: [folder],
		detached: true,
		stdio: ['ignore', 'ignore', 'pipe'],
	})
	const exited = once(child, 'exit').then(() => undefined)
	await ready(child, settings.logFile)
	const pid = child.pid ?? 0
	return {
		url: `postgres://${USER}:${settings.password}@127.0.0.1:${port}/postgres`,
		port,
		pid,
		exited,
		async stop() {
			if (child.exitCode === null && child.signalCode === null) await end(pid, FAST)
		},
	}
}

/** Made aside and moved into place, so that an interrupted first start leaves nothing half made. */
async function ensureCluster(folder: string, settings: PostgresSettings): Promise<void> {
	if (existsSync(folder) && readdirSync(folder).length > 0) return checkVersion(folder)
	const fresh = `${folder}.new`
	const passwordFile = `${folder}.password`
	rmSync(fresh, { recursive: true, force: true })
	mkdirSync(fresh, { mode: 0o700 })
	writeFileSync(passwordFile, settings.password, { mode: 0o600 })
	try {
		const child = await runPostgresProgram('initdb', initArgs(fresh, passwordFile), {
			owned: [fresh, passwordFile],
			stdio: ['ignore', 'ignore', 'pipe'],
		})
		const said = await outcome(child)
		if (child.exitCode !== 0) throw new Fault(`PostgreSQL could not make its folder ${folder}: ${said}`)
	} finally {
		rmSync(passwordFile, { force: true })
	}
	rmSync(folder, { recursive: true, force: true })
	renameSync(fresh, folder)
}

/** Sorting by code point is the same on every machine, whatever locales it has. */
function initArgs(folder: string, passwordFile: string): string[] {
	const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
	return [`--pgdata=${folder}`, `--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...locale]
}

function serverArgs(folder: string, port: number): string[] {
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC', 'jit=off']
	return ['-D', folder, '-p', String(port), ...settings.flatMap((it) => ['-c', it])]
}

function checkVersion(folder: string): void {
	const file = join(folder, 'PG_VERSION')
	const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none'
	if (version === VERSION) return
	throw new Fault(
		`${folder} is not a PostgreSQL ${VERSION} data folder (its version: ${version}); move it away, or name another with PATCHBAY_DATA`,
	)
}

/** After an unclean end the old server may still run, or its pid file may name a process that is none of ours. */
async function clearLeftOver(folder: string): Promise<void> {
	const file = join(folder, 'postmaster.pid')
	const pid = pidIn(file)
	if (pid === null) return
	const command = commandOf(pid)
	if (command?.includes('postgres') && command.includes(folder)) await end(pid, FAST)
	else rmSync(file, { force: true })
}

/** Everything a short-lived program said, once it has ended. */
async function outcome(child: ChildProcess): Promise<string> {
	let said = ''
	child.stderr?.on('data', (chunk: unknown) => said += String(chunk))
	await once(child, 'close')
	return said.trim().split('\n').at(-1) ?? ''
}

/** Resolves at the server's own word for it; every line also goes to the log. */
function ready(child: ChildProcess, logFile: string): Promise<void> {
	return new Promise((resolve, reject) => {
		let said = ''
		child.stderr?.on('data', (chunk: unknown) => {
			const text = String(chunk)
			appendFileSync(logFile, text)
			said = (said + text).slice(-8192)
			if (text.includes('ready to accept connections')) resolve()
		})
		child.once('error', (thrown) => reject(new Fault(`PostgreSQL could not be started: ${thrown.message}`)))
		child.once('close', () => reject(new Fault(`PostgreSQL could not be started: ${fatalLine(said)} (log: ${logFile})`)))
	})
}

function fatalLine(said: string): string {
	const lines = said.trim().split('\n')
	const fatal = lines.find((it) => /FATAL|PANIC/.test(it)) ?? lines.at(-1) ?? ''
	return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '')
}
