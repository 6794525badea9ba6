import type { TestProject } from 'vitest/node'
import { forgetDataFolder, newDataFolder, startServer } from './server.ts'

/** What the tests know of the one server they share. */
export interface Home {
	readonly url: string
	readonly apiKey: string
	readonly folder: string
}

declare module 'vitest' {
	export interface ProvidedContext {
		home: Home
	}
}

/** One `npm start` for the whole run, since each takes some ten seconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = newDataFolder()
	const server = await startServer(folder)
	const { url, apiKey } = server
	project.provide('home', { url, apiKey, folder })
	return async () => {
		await server.stop()
		forgetDataFolder(folder)
	}
}
