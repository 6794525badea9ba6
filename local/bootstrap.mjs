/**
 * The one file that must run on whatever Node a machine has (20 and later), with nothing installed: it installs what is
 * missing and hands over to the pinned Node, with the pinned tools first in PATH.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const scripts = {
	start: 'local/start.ts',
	test: 'local/test.ts',
	bench: 'bench/bench.ts',
	archive: 'local/archive.ts',
	config: 'local/config-command.ts',
	audit: 'local/audit-command.ts',
	workspace: 'local/workspace-command.ts',
	database: 'local/database-command.ts',
	sim: 'local/sim.ts',
}

const [command, ...args] = process.argv.slice(2)
const script = scripts[command]
if (!script) fail(`unknown command "${command ?? ''}"; one of: ${Object.keys(scripts).join(', ')}`)
if (!isInstalled()) install()
run(script)

/** npm writes its own lock inside node_modules last of all, so an install that was cut short does not count. */
function isInstalled() {
	const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
	if (!installed || !existsSync(join(bin, 'node'))) return false
	const wanted = Object.entries(packagesOf(join(root, 'package-lock.json')) ?? {})
	return wanted.every(([path, it]) => path === '' || it.optional || it.devOptional || installed[path]?.version === it.version)
}

function packagesOf(lockFile) {
	try {
		return JSON.parse(readFileSync(lockFile, 'utf8')).packages
	} catch {
		return null
	}
}

function install() {
	console.log('Installing what package-lock.json names into node_modules (once, about a minute) …')
	const npm = process.env.npm_execpath
	const line = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
	const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
	const done = npm ? spawnSync(process.execPath, [npm, ...line], options) : spawnSync('npm', line, options)
	if (done.status !== 0) fail('npm ci did not finish; the lines above say why')
}

function run(script) {
	const env = { ...process.env, PATH: bin + delimiter + process.env.PATH }
	const child = spawn(join(bin, 'node'), [join(root, script), ...args], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
	let asked = false
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.on(signal, () => {
			asked = true
			child.kill(signal)
		})
	}
	stopWithParent(child)
	// Ctrl-C is how a start ends, also before it has come far enough to hear of it; a test run that is cut short has failed.
	child.on('exit', (code, signal) => process.exit(signal ? Number(!asked || command !== 'start') : code))
}

/** A killed npm passes no signal on: its shell's end shows as a new parent. */
function stopWithParent(child) {
	const parent = process.ppid
	setInterval(() => {
		if (process.ppid !== parent) child.kill('SIGTERM')
	}, 1000).unref()
}

function fail(message) {
	console.error(`patchbay: ${message}`)
	process.exit(1)
}
