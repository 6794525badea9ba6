import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Outcome } from '../report.ts'
import { subFolder } from '../run-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const WIDGET_MAX_KB = 15
const PANEL_MAX_KB = 15
const WORKER_MAX_KB = 1000

/** What a browser and Cloudflare are given, gzipped; the limit stands where other scenarios have their floor. 1 kB is 1,000 bytes. */
export async function size(): Promise<Outcome> {
	const folder = subFolder('worker')
	// Runs the build of wrangler.toml first, which makes the widget.
	const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
	await promisify(execFile)(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
		cwd: ROOT,
		env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
	})
	const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|mjs|wasm)$/.test(name))
	const workerKb = modules.reduce((sum, name) => sum + gzipKb(join(folder, name)), 0)
	const sizes = [
		{ what: 'widget', kb: gzipKb(join(ROOT, 'dist/site/widget.js')), maxKb: WIDGET_MAX_KB },
		{ what: 'widget-panel', kb: gzipKb(join(ROOT, 'dist/site/widget-panel.js')), maxKb: PANEL_MAX_KB },
		{ what: 'worker', kb: workerKb, maxKb: WORKER_MAX_KB },
	]
	return {
		lines: sizes.map(({ what, kb, maxKb }) => ({ scenario: `size-${what}`, ours: kb, floor: maxKb, ratio: kb / maxKb, unit: 'kB gzip' })),
		heading: 'size: gzipped; at most',
		rows: sizes.map(({ what, kb, maxKb }) => [what, `${kb.toFixed(1)} kB`, `of ${maxKb} kB`]),
	}
}

function gzipKb(path: string): number {
	return gzipSync(readFileSync(path)).length / 1000
}
