import { DEMO_PASSWORD, demoStaff } from '../core/config/demo.ts'

/** The last line is a promise that everything answers; scripts wait for it. */
export function printWelcome({ port, apiKey, databaseUrl }: { port: number; apiKey: string; databaseUrl: string | null }): void {
	const home = `http://localhost:${port}`
	const rows = [
		['', ''],
		['Start page', `${home}/`],
		['Demo shop with the widget', `${home}/demo`],
		['Console', `${home}/console`],
		['Lab with the outbox', `${home}/lab`],
		['API', `${home}/api/openapi.json`],
		['API key', apiKey],
		...databaseUrl ? [['Database', databaseUrl]] : [],
		['', ''],
		['Demo sign-ins, password', DEMO_PASSWORD],
		...demoStaff.map((it) => [`  ${it.role}`, `${it.email} (${it.name})`]),
		['', ''],
	]
	for (const [name, value] of rows) console.log(`${name}`.padEnd(28) + value)
	console.log(`ready ${home}`)
}
