/** `npm run config -- pull | push | diff workspace.yaml`: a workspace's configuration as a file, to be kept beside code. */
import { readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { differences } from '../core/config/differences.ts'
import { linesOf } from './config/print.ts'
import { Refused, type Server, serverFrom } from './config/server.ts'
import { USAGE } from './config/usage.ts'
import { type ConfigFile, readYaml, withVersion, writeYaml } from './config/yaml-file.ts'
import { Fault, reason } from './fault.ts'

/** The server has moved on. */
const MOVED = 1
const WRONG = 2
const WRONGS_SHOWN = 20
const MOVED_CODES = new Set(['config-moved'])

const options = {
	version: { type: 'string' },
	draft: { type: 'boolean' },
	note: { type: 'string' },
	force: { type: 'boolean' },
	help: { type: 'boolean' },
} as const

interface Wish {
	readonly path: string
	readonly version?: string
	readonly draft?: boolean
	readonly note?: string
	readonly force?: boolean
}

/** Which options belong to which command. */
const TAKES = { pull: ['version'], push: ['draft', 'note', 'force'], diff: [] } as const satisfies Record<string, readonly (keyof Wish)[]>
const commands = { pull, push, diff }

try {
	process.exitCode = await run(process.argv.slice(2))
} catch (thrown) {
	if (!(thrown instanceof Fault)) throw thrown
	console.error(`patchbay: ${reason(thrown)}`)
	process.exitCode = thrown instanceof Refused && MOVED_CODES.has(thrown.code) ? MOVED : WRONG
}

async function run(args: readonly string[]): Promise<number> {
	const { values: { help, ...wish }, positionals: [command, path, extra] } = parsed(args)
	if (help) return tell(USAGE, 0)
	if (command !== 'pull' && command !== 'push' && command !== 'diff') return tell(USAGE, WRONG)
	if (path === undefined || extra !== undefined) throw new Fault(`name one file, or -: npm run config -- ${command} workspace.yaml`)
	const stray = Object.keys(wish).find((it) => !(TAKES[command] as readonly string[]).includes(it))
	if (stray !== undefined) throw new Fault(`--${stray} does not go with ${command}`)
	return await commands[command]({ path, ...wish }, serverFrom(process.env))
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true })
	} catch (thrown) {
		throw new Fault(reason(thrown).split(/\.\s/)[0] ?? '')
	}
}

function tell(words: string, code: number): number {
	if (code === 0) console.log(words)
	else console.error(words)
	return code
}

async function pull({ path, version }: Wish, server: Server): Promise<number> {
	if (version !== undefined && !/^\d{1,15}$/.test(version)) throw new Fault(`--version takes a whole number, not "${version}"`)
	const workspace = await server.workspace()
	const published = version === undefined ? await server.published() : await server.version(Number(version))
	const yaml = writeYaml(workspace, published)
	if (path === '-') process.stdout.write(yaml)
	else writeFile(path, yaml)
	if (path !== '-') console.log(`${path} holds version ${published.version} of ${workspace}`)
	return 0
}

async function diff({ path }: Wish, server: Server): Promise<number> {
	const { changes } = await compared(await fileAt(path), server)
	for (const it of linesOf(changes)) console.log(it)
	return changes.length === 0 ? 0 : 1
}

async function push(wish: Wish, server: Server): Promise<number> {
	if (wish.draft && wish.note !== undefined) throw new Fault('--note is said when it is published, not with --draft')
	const source = await fileAt(wish.path)
	const { changes, version, workspace } = await compared(source, server)
	if (changes.length === 0) {
		keepVersion(wish.path, { source, version })
		return tell(`Nothing to change: version ${version} of ${workspace} says the same`, 0)
	}
	for (const it of linesOf(changes)) console.log(it)
	if (!wish.force) refuseMoved(source.file, version)
	if (wish.draft) return await saveDraft(source.file, { server, version, force: wish.force ?? false })
	const done = await server.publish(source.file.content, { base: version, note: wish.note })
	for (const { field, detail } of done.warnings ?? []) console.error(`patchbay: ${field}: ${detail}`)
	keepVersion(wish.path, { source, version: done.version })
	return tell(`Published as version ${done.version} of ${workspace}`, 0)
}

interface Source {
	readonly text: string
	readonly file: ConfigFile
}

async function compared({ file }: Source, server: Server) {
	const [workspace, { version, config }] = [await server.workspace(), await server.published()]
	if (file.workspace !== null && file.workspace !== workspace) {
		throw new Fault(`the file is of the workspace "${file.workspace}", and the key is of "${workspace}"; change one of them`)
	}
	return { workspace, version, changes: differences(config, file.config) }
}

function refuseMoved({ version: known }: ConfigFile, version: number): void {
	if (known === version) return
	const is = known === null ? 'The file does not say which version it is of' : `The file is of version ${known}`
	const detail = `${is}, and ${version} is published: pull and bring your changes in again, or push with --force`
	throw new Refused({ code: 'config-moved', title: detail })
}

/** Somebody else's draft is theirs until it is said otherwise. */
async function saveDraft(
	file: ConfigFile,
	{ server, version, force }: { server: Server; version: number; force: boolean },
): Promise<number> {
	const draft = force ? null : await server.draft()
	if (draft && differences(draft.config, file.config).length > 0) {
		throw new Refused({
			code: 'config-moved',
			title: `${draft.by} has a draft of version ${draft.base} there; push with --force to replace it`,
		})
	}
	await server.saveDraft(file.content, version)
	return tell(`Saved as the draft of version ${version}; ${server.home}/console/routing publishes it`, 0)
}

async function fileAt(path: string): Promise<Source> {
	const yaml = path === '-' ? await text(process.stdin) : readFile(path)
	const read = readYaml(yaml)
	if (read.ok) return { text: yaml, file: read.file }
	const [shown, more] = [read.wrongs.slice(0, WRONGS_SHOWN), read.wrongs.length - WRONGS_SHOWN]
	for (const it of shown) console.error(`${path === '-' ? 'standard input' : path}, ${it}`)
	throw new Fault(more > 0 ? `and ${more} more things to put right` : 'nothing has been sent')
}

/** The file is of the version it has become. */
function keepVersion(path: string, { source, version }: { source: Source; version: number }): void {
	if (path !== '-' && source.file.version !== version) writeFile(path, withVersion(source.text, version))
}

function readFile(path: string): string {
	try {
		return readFileSync(path, 'utf8')
	} catch (thrown) {
		throw new Fault(`${path} cannot be read (${reason(thrown)})`)
	}
}

function writeFile(path: string, content: string): void {
	try {
		writeFileSync(path, content)
	} catch (thrown) {
		throw new Fault(`${path} cannot be written (${reason(thrown)})`)
	}
}
