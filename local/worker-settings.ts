/** What the Worker is told in local mode, as a file, since a command line is open to every user of the machine. */
import { writeFileSync } from 'node:fs'

export interface WorkerSettings {
	readonly DATABASE_URL: string
	/** The local end point; absent for a database at Neon itself. */
	readonly NEON_SQL_URL?: string
	readonly PATCHBAY_API_KEY: string
	readonly PATCHBAY_SECRET: string
	readonly PATCHBAY_LOCAL: '1'
	/** What links in mails begin with. */
	readonly PATCHBAY_ORIGIN: string
	/** Mail to `{workspace}.{inbox}@` this is ours. */
	readonly PATCHBAY_MAIL_DOMAIN: string
	/** As the environment says. */
	readonly PATCHBAY_RATE_LIMITS?: string
	readonly PATCHBAY_LAB_URL: string
	readonly PATCHBAY_LAB_SECRET: string
}

export function writeWorkerSettings(file: string, settings: WorkerSettings): void {
	const lines = Object.entries(settings).map(([name, value]) => `${name}="${quote(String(value))}"`)
	writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
}

/** Wrangler expands `$name` in these values. */
function quote(value: string): string {
	return value.replaceAll('$', '\\$')
}
