/**
 * `npm test`: everything that must hold. With arguments it runs only vitest, with those arguments.
 * Every step runs even when an earlier one failed, so that one run shows all there is to mend.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

interface Step {
	readonly name: string
	readonly command: readonly [string, ...string[]]
}

const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() })

const checks: readonly Step[] = [
	{ name: 'format', command: ['deno', 'fmt', '--check', '--quiet'] },
	{ name: 'lint', command: ['deno', 'lint', '--quiet'] },
	{ name: 'types', command: ['tsc', '-b'] },
	{ name: 'build', command: ['node', 'local/build.ts'] },
	{ name: 'deno types', command: ['deno', 'check', '--quiet', 'workers/edge-deno', 'tests/deno'] },
	{ name: 'deno', command: ['deno', 'test', '--quiet', '--no-check', '--allow-all', 'tests/deno'] },
]

const filters = process.argv.slice(2)
const failed = (filters.length ? [] : checks).filter((it) => !run(it)).map((it) => it.name)
const tests = runTests()
if (!tests.success) failed.push('tests')
if (failed.length) console.log(`\nnot in order: ${failed.join(', ')}`)
console.log(
	`${tests.numPassedTests} passed, ${
		tests.numFailedTests + failed.filter((it) => it !== 'tests' || tests.numFailedTests === 0).length
	} failed`,
)
process.exit(failed.length ? 1 : 0)

function run({ name, command: [program, ...args] }: Step): boolean {
	const startedAtMs = Date.now()
	console.log(`── ${name}`)
	const done = spawnSync(program, args, { stdio: 'inherit' })
	const ok = done.status === 0
	console.log(`${ok ? '   done' : '   FAILED'} in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`)
	return ok
}

/** The JSON report, since a test file that could not even be loaded fails the run without a failed test. */
function runTests(): z.infer<typeof Report> {
	const folder = mkdtempSync(join(tmpdir(), 'patchbay-report-'))
	const file = join(folder, 'report.json')
	const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	const ok = run({ name: 'tests', command: ['vitest', 'run', ...report, ...filters] })
	try {
		const told = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
		return { ...told, success: ok && told.success }
	} catch {
		return { numPassedTests: 0, numFailedTests: 0, success: false }
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}
