import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'

let folder: string | null = null

/** The run's own folder, in memory where the machine has /dev/shm: a disk shared with others varies two to three times. */
export function runFolder(): string {
	folder ??= makeFolder()
	return folder
}

/** A new, empty folder inside it. Open to other users, as PostgreSQL runs as one of its own when we are root. */
export function subFolder(name: string): string {
	const path = mkdtempSync(join(runFolder(), `${name}-`))
	chmodSync(path, 0o755)
	return path
}

function makeFolder(): string {
	const inMemory = existsSync('/dev/shm')
	if (!inMemory) console.error('note: no /dev/shm here, storage is on disk; compare ratios only')
	const path = inMemory ? `/dev/shm/patchbay-bench-${process.pid}` : mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
	mkdirSync(path, { recursive: true })
	chmodSync(path, 0o755)
	atExit(() => rmSync(path, { recursive: true, force: true }))
	return path
}
