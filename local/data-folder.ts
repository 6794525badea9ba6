/** Everything one local installation keeps, under `PATCHBAY_DATA`: the database, the Worker's state, its secrets and its logs. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { Fault, reason } from './fault.ts'

const Kept = z.object({
	/** 32 bytes, base64: signs visitors' tokens and staff sessions. */
	secret: z.string().min(43),
	/** Given to the administrator of the demo workspace when PATCHBAY_API_KEY names none. */
	apiKey: z.string().min(16),
	databasePassword: z.string().min(16),
	/** Port the database had last; kept as long as it is free. */
	databasePort: z.int().min(1).max(65_535).nullable(),
	/** The same for the local identity provider, which is known by it. */
	identityPort: z.int().min(1).max(65_535).nullable().default(null),
	/** The same for the lab's providers: inboxes lead there. */
	labPort: z.int().min(1).max(65_535).nullable().default(null),
	/** Of the credentials that were set for the lab's inboxes, by channel: digests. */
	labCredentials: z.record(z.string(), z.string()).default({}),
})
export type Kept = z.infer<typeof Kept>

export interface DataFolder {
	readonly path: string
	readonly kept: Kept
	/** Path of something inside. */
	file(name: string): string
	keep(change: Partial<Kept>): void
}

export function openDataFolder(path: string): DataFolder {
	const folder = resolve(path)
	const file = (name: string) => join(folder, name)
	const problem = (what: string) => new Fault(`the data folder ${folder} ${what}; repair it, or name another with PATCHBAY_DATA`)
	let kept: Kept
	try {
		makeFolder(file('worker'))
		makeFolder(file('logs'))
		kept = read(file('local.json')) ?? fresh()
		write(file('local.json'), kept)
	} catch (thrown) {
		throw problem(
			thrown instanceof z.ZodError || thrown instanceof SyntaxError
				? 'holds a local.json that is not ours'
				: `cannot be used (${reason(thrown)})`,
		)
	}
	return {
		path: folder,
		get kept() {
			return kept
		},
		file,
		keep(change) {
			kept = { ...kept, ...change }
			write(file('local.json'), kept)
		},
	}
}

/** Node's own `recursive` never comes back from places like /proc. */
function makeFolder(path: string): void {
	if (existsSync(path)) return
	makeFolder(dirname(path))
	mkdirSync(path)
}

function fresh(): Kept {
	return {
		secret: randomBytes(32).toString('base64'),
		apiKey: `pbk_${randomBytes(24).toString('base64url')}`,
		databasePassword: randomBytes(24).toString('base64url'),
		databasePort: null,
		identityPort: null,
		labPort: null,
		labCredentials: {},
	}
}

function read(file: string): Kept | null {
	try {
		return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
	} catch (thrown) {
		if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
		throw thrown
	}
}

/** Whole or not at all, and for nobody else's eyes. */
function write(file: string, kept: Kept): void {
	writeFileSync(`${file}.new`, JSON.stringify(kept, null, '\t'), { mode: 0o600 })
	renameSync(`${file}.new`, file)
}
