/** A real PostgreSQL of our own: made when missing, started on a free port of this machine alone, stopped cleanly. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
	closeSync,
	existsSync,
	fstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from './fault.ts'
import { freePort } from './port.ts'
import { runPostgresProgram } from './postgres-programs.ts'
import { commandOf, end, pidIn } from './process.ts'

export interface Postgres {
	readonly url: string
	readonly port: number
	readonly pid: number
	/** How the server ended, asked or not. */
	readonly exited: Promise<'shut-down' | 'crashed'>
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
	const log = openSync(settings.logFile, 'a')
	const logStart = fstatSync(log).size
	const child = await runPostgresProgram('postgres', serverArgs(folder, port), {
		owned: [folder],
		detached: true,
		stdio: ['ignore', 'ignore', log],
	})
	closeSync(log)
	child.unref()
	const exited = once(child, 'exit').then(([code]) => code === 0 ? 'shut-down' as const : 'crashed' as const)
	if (!await ready(child, folder)) {
		throw new Fault(`PostgreSQL could not be started: ${fatalLine(settings.logFile, logStart)} (log: ${settings.logFile})`)
	}
	return {
		url: addressOf({ port, password: settings.password }),
		port,
		pid: child.pid ?? 0,
		exited,
		stop: () => stopPostgres(folder),
	}
}

/** Whichever server runs on the folder, also one that somebody else started. */
export async function stopPostgres(folder: string): Promise<void> {
	const pid = runningOn(folder)
	if (pid !== null) await end(pid, FAST)
}

export function addressOf({ port, password }: { port: number; password: string }): string {
	return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`
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
	await stopPostgres(folder)
	rmSync(pidFile(folder), { force: true })
}

export function runningOn(folder: string): number | null {
	const pid = pidIn(pidFile(folder))
	const command = pid === null ? null : commandOf(pid)
	return command?.includes('postgres') && command.includes(folder) ? pid : null
}

function pidFile(folder: string): string {
	return join(folder, 'postmaster.pid')
}

/** Everything a short-lived program said, once it has ended. */
async function outcome(child: ChildProcess): Promise<string> {
	let said = ''
	child.stderr?.on('data', (chunk: unknown) => said += String(chunk))
	await once(child, 'close')
	return said.trim().split('\n').at(-1) ?? ''
}

/** PostgreSQL writes its state on the last line of its pid file. False when it ended instead. */
async function ready(child: ChildProcess, folder: string): Promise<boolean> {
	while (child.exitCode === null && child.signalCode === null) {
		const state = existsSync(pidFile(folder)) ? readFileSync(pidFile(folder), 'utf8').split('\n')[7] : undefined
		if (state?.trim() === 'ready') return true
		await sleep(20)
	}
	return false
}

function fatalLine(logFile: string, from: number): string {
	const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n')
	const fatal = lines.find((it) => /FATAL|PANIC/.test(it)) ?? lines.at(-1) ?? ''
	return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '')
}
