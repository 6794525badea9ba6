import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Bundles one Worker source of `bench/edge/` the way wrangler would; the text of the module. */
export async function bundle(entry: string): Promise<string> {
	const built = await build({
		entryPoints: [fileURLToPath(new URL(`edge/${entry}`, import.meta.url))],
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

/** What `wrangler.toml` says, so that the bench runs what is deployed. */
export function compatibility(): { date: string; flags: string[] } {
	const toml = readFileSync(new URL('../wrangler.toml', import.meta.url), 'utf8')
	const date = /^compatibility_date = "(.+)"$/m.exec(toml)?.[1]
	const flags = /^compatibility_flags = (\[.*\])$/m.exec(toml)?.[1]
	if (!date || !flags) throw new Error('wrangler.toml names no compatibility date and flags on lines of their own')
	return { date, flags: JSON.parse(flags) }
}
