/**
 * Whether a known vulnerability is in what we deploy: fails on a high or critical one. A registry that cannot be asked, as a
 * mirror without that end point or none in reach, is said and passed over. Runs on any Node, with nothing installed.
 */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const GRAVE = ['high', 'critical']
const TIME_MAX_MS = 60_000

/**
 * What `npm audit --json` has answered, in words.
 * @param {string} text
 * @returns {{ fails: boolean, words: string }}
 */
export function verdict(text) {
	const report = parsed(text)
	const counts = report?.metadata?.vulnerabilities
	if (!counts) {
		return { fails: false, words: `the registry does not say (${String(report?.message ?? 'no answer').split(' - ')[0]}); going on` }
	}
	const grave = Object.values(report.vulnerabilities ?? {}).filter((it) => GRAVE.includes(it.severity)).map((it) =>
		`${it.name} (${it.severity})`
	)
	if (GRAVE.some((it) => counts[it] > 0)) return { fails: true, words: `update ${grave.join(', ')}` }
	return { fails: false, words: `nothing high or critical; ${counts.total} in all` }
}

function parsed(text) {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const line = ['audit', '--omit=dev', '--package-lock-only', '--json', '--fetch-retries=1']
	const { stdout } = spawnSync('npm', line, { encoding: 'utf8', timeout: TIME_MAX_MS, stdio: ['ignore', 'pipe', 'ignore'] })
	const { fails, words } = verdict(stdout ?? '')
	console.log(`dependencies: ${words}`)
	process.exit(fails ? 1 : 0)
}
