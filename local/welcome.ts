import { DEMO_PASSWORD, demoStaff } from '../core/config/demo.ts'
import type { IdentityProvider } from './identity-provider/identity-provider.ts'

interface Welcome {
	readonly port: number
	readonly apiKey: string
	readonly databaseUrl: string | null
	readonly identity: Pick<IdentityProvider, 'issuer' | 'clientId' | 'clientSecret'> | null
}

/** The last line is a promise that everything answers; scripts wait for it. */
export function printWelcome({ port, apiKey, databaseUrl, identity }: Welcome): void {
	const home = `http://localhost:${port}`
	const rows = [
		['', ''],
		['Start page', `${home}/`],
		['Demo shop with the widget', `${home}/demo`],
		['Console', `${home}/console`],
		['Carrier lab, outbox', `${home}/lab`],
		['API', `${home}/api/openapi.json`],
		['API key', apiKey],
		...databaseUrl ? [['Database', databaseUrl]] : [],
		['', ''],
		['Demo sign-ins, password', DEMO_PASSWORD],
		...demoStaff.map((it) => [`  ${it.role}`, `${it.email} (${it.name})`]),
		['', ''],
		...identity ? identityRows(identity) : [],
	]
	for (const [name, value] of rows) console.log(`${name}`.padEnd(28) + value)
	console.log(`ready ${home}`)
}

/** What to enter under single sign-on. */
function identityRows({ issuer, clientId, clientSecret }: NonNullable<Welcome['identity']>): [string, string][] {
	return [['Identity provider to try', issuer], ['  client', clientId], ['  secret', clientSecret], ['', '']]
}
