import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const Lock = z.object({
	packages: z.record(
		z.string(),
		z.object({ resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).default({}) }),
	),
})
const { packages } = Lock.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')))

/** Looked for as Node does: beside the package, then in every folder above it. */
function isLocked(from: string, name: string): boolean {
	if (packages[`${from}${from && '/'}node_modules/${name}`]) return true
	return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name)
}

it('names the packages of every platform, without which npm ci refuses to run at all', () => {
	const wanted = Object.entries(packages).flatMap(([path, it]) => Object.keys(it.optionalDependencies).map((name) => ({ path, name })))
	expect(wanted.filter(({ path, name }) => !isLocked(path, name))).toEqual([])
})

it('names no registry, so that each machine uses its own', () => {
	expect(Object.values(packages).filter((it) => it.resolved)).toEqual([])
})
