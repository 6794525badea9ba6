/** Which database a start uses: the one `DATABASE_URL` names, or one of our own. */
import { Client } from 'pg'
import type { DataFolder } from './data-folder.ts'
import { Fault, reason } from './fault.ts'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'

export interface Database {
	readonly url: string
	/** Null when the database is somebody else's to run. */
	readonly server: Postgres | null
	/** Neon's driver reaches a Neon host by itself; any other needs the local end point. */
	readonly atNeon: boolean
}

const CONNECT_MAX_MS = 10_000

export async function openDatabase(folder: DataFolder, url: string | undefined): Promise<Database> {
	if (url) return { url, server: null, atNeon: isNeonHost(url) }
	const server = await startOwnPostgres(folder)
	return { url: server.url, server, atNeon: false }
}

export async function startOwnPostgres(folder: DataFolder): Promise<Postgres> {
	const server = await startPostgres(folder.file('postgres'), {
		port: folder.kept.databasePort,
		password: folder.kept.databasePassword,
		logFile: folder.file('logs/postgres.log'),
	})
	folder.keep({ databasePort: server.port })
	return server
}

function isNeonHost(url: string): boolean {
	if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
		throw new Fault('DATABASE_URL is not an address like postgres://user:password@host:5432/name')
	}
	return /(^|\.)neon\.tech$/.test(new URL(url).hostname)
}

/** Runs `work` on one connection; a database that cannot be reached is the user's to mend. */
export async function withClient(database: Database, work: (client: Client) => Promise<void>): Promise<void> {
	const client = new Client({ connectionString: database.url, connectionTimeoutMillis: CONNECT_MAX_MS })
	client.on('error', () => undefined)
	try {
		await client.connect()
	} catch (thrown) {
		const { hostname, port, pathname } = new URL(database.url)
		const which = database.server ? 'the database of the data folder' : `DATABASE_URL (${hostname}:${port || 5432}${pathname})`
		throw new Fault(`cannot reach ${which}: ${reason(thrown)}`)
	}
	try {
		await work(client)
	} finally {
		await client.end()
	}
}
