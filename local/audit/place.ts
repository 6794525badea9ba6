/** Where the record to be verified is, and who may be asked about it. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type DataFolder, openDataFolder } from '../data-folder.ts'
import { type Database, openDatabase, startOwnPostgres } from '../database.ts'
import { Fault } from '../fault.ts'
import { addressOf, runningOn, stopPostgres } from '../postgres.ts'

export interface Place {
	readonly database: Database
	/** The data folder whose server writes to that database; null when there is none here. */
	readonly folder: DataFolder | null
	/** Where the server answers; null when nobody knows. */
	readonly home: string | null
	/** API keys to ask it with. */
	readonly keys: readonly string[]
	/** Puts down again what had to be started. */
	leave(): Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

export async function placeOf(environment: Environment): Promise<Place> {
	const folder = folderAt(environment['PATCHBAY_DATA'] || '.data')
	const url = environment['DATABASE_URL'] || undefined
	const isOurs = folder !== null && (url === undefined || writesTo(folder, url))
	const home = environment['PATCHBAY_URL'] || (isOurs ? `http://127.0.0.1:${environment['PORT'] || 8787}` : null)
	const keys = (environment['PATCHBAY_API_KEY'] || (isOurs ? folder.kept.apiKey : '')).split(',').filter((it) => it !== '')
	const asked = { folder: isOurs ? folder : null, home: home && home.replace(/\/$/, ''), keys }
	if (url !== undefined && folder) return { ...asked, database: await openDatabase(folder, url), leave: () => Promise.resolve() }
	if (url !== undefined) return { ...asked, database: { url, server: null, atNeon: false }, leave: () => Promise.resolve() }
	if (!folder?.kept.databasePort) {
		throw new Fault('there is no data folder with a database here; npm start makes one, DATABASE_URL names another')
	}
	return { ...asked, ...await ownDatabase(folder) }
}

/** Looking must not make one. */
function folderAt(path: string): DataFolder | null {
	return existsSync(join(resolve(path), 'local.json')) ? openDataFolder(path) : null
}

/** Whether the last start of the folder was given this database. */
function writesTo(folder: DataFolder, url: string): boolean {
	const file = folder.file('worker.env')
	return existsSync(file) && readFileSync(file, 'utf8').replaceAll('\\$', '$').includes(`DATABASE_URL="${url}"`)
}

async function ownDatabase(folder: DataFolder): Promise<Pick<Place, 'database' | 'leave'>> {
	const place = folder.file('postgres')
	const { databasePort: port, databasePassword: password } = folder.kept
	if (runningOn(place) !== null && port !== null) {
		return { database: { url: addressOf({ port, password }), server: null, atNeon: false }, leave: () => Promise.resolve() }
	}
	const server = await startOwnPostgres(folder)
	return { database: { url: server.url, server, atNeon: false }, leave: () => stopPostgres(place) }
}
