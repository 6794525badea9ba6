import type { TestProject } from 'vitest/node'
import { forgetDataFolder, newDataFolder, type Server, startServer } from './server.ts'

/** What the tests of a file know of their server. */
export interface Home {
	readonly url: string
	readonly apiKey: string
	readonly folder: string
}

declare module 'vitest' {
	export interface ProvidedContext {
		/** One for each of the files that are tried at the same time. */
		homes: readonly Home[]
	}
}

/** An `npm start` for each file at a time, for the whole run, since one takes some ten seconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folders = Array.from({ length: project.config.maxWorkers }, newDataFolder)
	const servers = await Promise.all(folders.map((it) => startServer(it)))
	project.provide('homes', servers.map(({ url, apiKey, folder }) => ({ url, apiKey, folder })))
	return () => tearDown(servers)
}

async function tearDown(servers: readonly Server[]): Promise<void> {
	await Promise.all(servers.map((it) => it.stop()))
	for (const { folder } of servers) forgetDataFolder(folder)
}
