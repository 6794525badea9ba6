import { build, type Plugin } from 'esbuild'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Sources of the product, from the root of the repository, and what of `bench/edge/` stands in for each. */
export type StandIns = Readonly<Record<string, string>>

/** Bundles one Worker source of `bench/edge/` the way wrangler would; the text of the module. */
export async function bundle(entry: string, standIns: StandIns = {}): Promise<string> {
	const built = await build({
		entryPoints: [inEdge(entry)],
		plugins: [standingIn(standIns)],
		bundle: true,
		write: false,
		format: 'esm',
		target: 'es2024',
		conditions: ['workerd', 'worker', 'browser'],
		external: ['cloudflare:*', 'node:*'],
		logLevel: 'silent',
	})
	return built.outputFiles[0]?.text ?? ''
}

function inEdge(entry: string): string {
	return fileURLToPath(new URL(`edge/${entry}`, import.meta.url))
}

function standingIn(standIns: StandIns): Plugin {
	const root = fileURLToPath(new URL('..', import.meta.url))
	const byPath = new Map(Object.entries(standIns).map(([source, entry]) => [resolve(root, source), inEdge(entry)]))
	return {
		name: 'stand-ins',
		setup(build) {
			if (byPath.size === 0) return
			build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, importer }) => {
				const standIn = byPath.get(resolve(dirname(importer), path))
				// A stand-in may lean on what it stands in for.
				return standIn && importer !== standIn ? { path: standIn } : null
			})
		},
	}
}

/** What `wrangler.toml` says, so that the bench runs what is deployed. */
export function compatibility(): { date: string; flags: string[] } {
	const toml = readFileSync(new URL('../wrangler.toml', import.meta.url), 'utf8')
	const date = /^compatibility_date = "(.+)"$/m.exec(toml)?.[1]
	const flags = /^compatibility_flags = (\[.*\])$/m.exec(toml)?.[1]
	if (!date || !flags) throw new Error('wrangler.toml names no compatibility date and flags on lines of their own')
	return { date, flags: JSON.parse(flags) }
}
