/** `npm start`: the whole of Patchbay on this machine, up when the last line begins with `ready `. */
import { openDatabase, startOwnPostgres, withClient } from './database.ts'
import type { Database } from './database.ts'
import { openDataFolder } from './data-folder.ts'
import type { DataFolder } from './data-folder.ts'
import { exitWith, Fault, reason } from './fault.ts'
import { keepPostgres } from './keep-postgres.ts'
import { watchLeftovers } from './leftovers.ts'
import type { Leftovers } from './leftovers.ts'
import type { CarrierLab } from './lab/engine/carrier-lab.ts'
import { openCarrierLab } from './lab/engine/open-carrier-lab.ts'
import { type Lab, startLab } from './lab/lab.ts'
import { migrate } from './migrate.ts'
import { startNeonEndpoint } from './neon-endpoint.ts'
import { requirePort } from './port.ts'
import { stopPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'
import { printWelcome } from './welcome.ts'
import { offerIdentityProvider } from './identity-provider/offer.ts'
import { holdDataFolder } from './running.ts'
import { seed } from './seed.ts'
import { endLeftOverWorker, startWorker } from './worker.ts'
import { writeWorkerSettings } from './worker-settings.ts'

/** What has been started, in order; it is stopped in the opposite one. */
const started: (() => void | Promise<void>)[] = []
let stopping: Promise<never> | null = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
process.on('disconnect', () => void stop(0))

try {
	await start()
} catch (thrown) {
	if (!stopping) {
		stopping = undo().then(() => exitWith(thrown))
		await stopping
	}
}

async function start(): Promise<void> {
	const port = portFrom(process.env['PORT'])
	const folder = openDataFolder(process.env['PATCHBAY_DATA'] || '.data')
	started.push(holdDataFolder(folder))
	await endLeftOverWorker(folder)
	await requirePort(port)
	const leftovers = watchLeftovers()
	started.push(() => leftovers.done())
	const databaseUrl = process.env['DATABASE_URL'] || undefined
	if (!databaseUrl) {
		console.log('Starting the database …')
		started.push(() => stopPostgres(folder.file('postgres')))
	}
	const database = await openDatabase(folder, databaseUrl)
	if (database.server) keepRunning(folder, { server: database.server, leftovers })
	await untilStopped()
	await withClient(database, async (client) => {
		await migrate(client)
		await seed(client)
	})
	const { envFile, lab } = await writeSettings(folder, { database, port })
	await untilStopped()
	console.log('Starting the Worker …')
	const worker = startWorker(folder, { port, envFile, show: tell })
	leftovers.watch(-worker.pid, 'SIGTERM')
	started.push(() => worker.stop())
	const identity = await offerIdentityProvider(folder, tell)
	if (identity) started.push(() => identity.close())
	const carriers = await furnish(lab, { folder, port })
	await worker.ready()
	void carriers?.resume()
	void worker.exited.then(() => {
		if (stopping) return
		tell(`the Worker has ended; its log: ${folder.file('logs/worker.log')}`)
		void stop(1)
	})
	if (!stopping) printWelcome({ port, apiKey: apiKey(folder), databaseUrl: database.server?.url ?? null, identity })
}

function keepRunning(folder: DataFolder, { server, leftovers }: { server: Postgres; leftovers: Leftovers }): void {
	leftovers.watch(server.pid, 'SIGINT')
	void keepPostgres(server, {
		async start() {
			const again = await startOwnPostgres(folder)
			leftovers.watch(again.pid, 'SIGINT')
			return again
		},
		tell,
		isStopping: () => stopping !== null,
	})
}

/** Providers to play with; the rest goes on without them where there can be none. */
async function furnish(lab: Lab, { folder, port }: { folder: DataFolder; port: number }): Promise<CarrierLab | null> {
	try {
		const opened = await openCarrierLab(folder, { url: `http://127.0.0.1:${port}`, apiKey: apiKey(folder) })
		started.push(() => opened.close())
		lab.furnish(opened.lab)
		return opened.lab
	} catch (thrown) {
		tell(`no providers in the lab: ${reason(thrown)}`)
		return null
	}
}

async function writeSettings(
	folder: DataFolder,
	{ database, port }: { database: Database; port: number },
): Promise<{ envFile: string; lab: Lab }> {
	const file = folder.file('worker.env')
	const endpoint = database.atNeon ? null : await startNeonEndpoint(database.url)
	if (endpoint) started.push(() => endpoint.close())
	const lab = await startLab()
	started.push(() => lab.close())
	writeWorkerSettings(file, {
		DATABASE_URL: database.url,
		...endpoint && { NEON_SQL_URL: endpoint.url },
		PATCHBAY_API_KEY: apiKey(folder),
		PATCHBAY_SECRET: folder.kept.secret,
		PATCHBAY_LOCAL: '1',
		PATCHBAY_ORIGIN: `http://localhost:${port}`,
		PATCHBAY_MAIL_DOMAIN: 'mail.localhost',
		...process.env['PATCHBAY_RATE_LIMITS'] && { PATCHBAY_RATE_LIMITS: process.env['PATCHBAY_RATE_LIMITS'] },
		PATCHBAY_LAB_URL: lab.url,
		PATCHBAY_LAB_SECRET: lab.secret,
	})
	return { envFile: file, lab }
}

function apiKey(folder: DataFolder): string {
	return process.env['PATCHBAY_API_KEY'] || folder.kept.apiKey
}

function portFrom(text: string | undefined): number {
	const port = Number(text || 8787)
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port
	throw new Fault(`PORT is "${text}", which is no port number`)
}

function tell(line: string): void {
	console.error(line)
}

/** Goes no further once a stop has been asked for. */
async function untilStopped(): Promise<void> {
	await stopping
}

function stop(code: number): Promise<never> {
	stopping ??= undo().then(() => process.exit(code))
	return stopping
}

async function undo(): Promise<void> {
	for (let next = started.pop(); next; next = started.pop()) await next()
}
