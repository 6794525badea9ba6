/**
 * `npm run workspace -- create shop --name Shop --admin "Mia May" --email mia@shop.example`: sets up a workspace here, or with `--url`
 * on a deployed installation, whose `PATCHBAY_SETUP_KEY` is read from the environment so that it stands in no list of processes.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { exitWith, Fault, reason } from './fault.ts'
import { parsed, Usage } from './sim/usage.ts'

const USAGE =
	'npm run workspace -- create <id> --name <company> --admin <name> --email <address> [--language en|zh] [--time-zone <zone>] [--url <address>]'
const options = {
	name: { type: 'string' },
	admin: { type: 'string' },
	email: { type: 'string' },
	language: { type: 'string' },
	'time-zone': { type: 'string' },
	url: { type: 'string' },
} as const

const Made = z.object({ workspace: z.string(), user: z.object({ email: z.string() }) })
const Refused = z.object({ code: z.string(), title: z.string(), detail: z.string().optional(), field: z.string().optional() })

try {
	await run(process.argv.slice(2))
} catch (thrown) {
	if (!(thrown instanceof Usage)) exitWith(thrown)
	console.error(`patchbay: ${thrown.message}`)
	process.exit(2)
}

async function run(args: readonly string[]): Promise<void> {
	const { values, positionals: [command, workspace, ...more] } = parsed(args, { options, usage: USAGE })
	const { name, admin, email, language, 'time-zone': timeZone, url } = values
	if (command !== 'create' || !workspace || more.length > 0 || !name || !admin || !email) throw new Usage(USAGE)
	const home = originOf(url ?? `http://127.0.0.1:${process.env['PORT'] || 8787}`)
	const given = process.env['PATCHBAY_ADMIN_PASSWORD']
	const password = given || randomBytes(15).toString('base64url')
	const body = {
		workspace,
		name,
		administrator: { name: admin, email, password },
		...language && { language },
		...timeZone && { timeZone },
	}
	const made = await create(home, body)
	console.log(`Workspace   ${made.workspace}`)
	console.log(`Console     ${home}/console`)
	console.log(`Sign-in     ${made.user.email}`)
	if (!given) console.log(`Password    ${password}   (shown this once; PATCHBAY_ADMIN_PASSWORD gives one of your own)`)
}

async function create(home: string, body: object): Promise<z.infer<typeof Made>> {
	const key = process.env['PATCHBAY_SETUP_KEY']
	const headers = { 'content-type': 'application/json', ...key && { authorization: `Bearer ${key}` } }
	const answer = await fetch(`${home}/api/v1/workspaces`, { method: 'POST', headers, body: JSON.stringify(body) }).catch((thrown) => {
		throw new Fault(`nothing answers at ${home} (${reason(thrown)}); start it, or name another with --url`)
	})
	const told: unknown = await answer.json().catch(() => null)
	if (answer.ok) return Made.parse(told)
	throw new Fault(sayRefusal(answer.status, told))
}

function sayRefusal(status: number, told: unknown): string {
	const refused = Refused.safeParse(told)
	if (!refused.success) return `it answered ${status}, which is no answer of Patchbay's`
	const { code, title, detail, field } = refused.data
	if (code === 'not-found') return 'this installation lets nobody set up a workspace without its setup key: give it as PATCHBAY_SETUP_KEY'
	return [title, field, detail].filter(Boolean).join(': ')
}

function originOf(text: string): string {
	if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Usage(`--url is "${text}", which is no web address`)
	return new URL(text).origin
}
