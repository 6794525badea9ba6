/** Whether something made is still what its inputs would give: their paths, sizes and times of change, hashed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Made {
	readonly name: string
	readonly root: string
	/** Below `root`. */
	readonly inputs: readonly string[]
	/** The folder of what is made that its outputs lie in. */
	readonly to: string
	readonly outputs: readonly string[]
}

export function isFresh(dist: string, made: Made): boolean {
	const file = stampFile(dist, made)
	const complete = made.outputs.every((it) => existsSync(join(dist, made.to, it)))
	return complete && existsSync(file) && readFileSync(file, 'utf8') === stampOf(made)
}

export function markFresh(dist: string, made: Made): void {
	mkdirSync(join(dist, '.stamps'), { recursive: true })
	writeFileSync(stampFile(dist, made), stampOf(made))
}

function stampFile(dist: string, made: Made): string {
	return join(dist, '.stamps', made.name)
}

function stampOf({ root, inputs, outputs }: Made): string {
	const hash = createHash('sha256').update(outputs.join('\n'))
	const own = join(import.meta.dirname, 'build.ts')
	for (const file of [...inputs.flatMap((it) => filesIn(join(root, it))), own]) {
		const { size, mtimeMs } = statSync(file)
		hash.update(`${file}\n${size}\n${mtimeMs}\n`)
	}
	return hash.digest('hex')
}

function filesIn(path: string): string[] {
	if (!existsSync(path)) return []
	if (!statSync(path).isDirectory()) return [path]
	return readdirSync(path).sort().flatMap((it) => filesIn(join(path, it)))
}
