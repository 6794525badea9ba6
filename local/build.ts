/**
 * Makes `dist/site`, what the Worker serves as files: `/widget.js` with `/widget-panel.js`, the pages of `workers/site` and `/console`;
 * and `dist/sdk`, what is published on npm. Each part is made again only when its inputs have changed, since wrangler runs this on every
 * start and on every change.
 */
import { build as bundle, type BuildOptions } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build as buildPage } from 'vite'
import { isFresh, markFresh } from './stamp.ts'
import { makeSdk } from './make-sdk.ts'
import { tightStyles } from './tight-styles.ts'

interface Part {
	readonly name: string
	/** Files and folders the part is made from; without the first there is nothing to make. */
	readonly inputs: readonly [string, ...string[]]
	/** The folder of `dist` it goes to. */
	readonly to: 'site' | 'sdk'
	/** What it leaves there. */
	readonly outputs: readonly string[]
	make(folder: string): Promise<void>
}

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const WIDGET = 'channels/webchat/widget/widget.ts'
const WIDGET_PANEL = 'channels/webchat/widget/panel-part.ts'

const parts: readonly Part[] = [
	{
		name: 'widget',
		to: 'site',
		inputs: [WIDGET, 'channels/webchat/widget', 'core', 'local/tight-styles.ts', 'package-lock.json'],
		outputs: ['widget.js', 'widget-panel.js'],
		make: makeWidget,
	},
	{
		name: 'console',
		to: 'site',
		inputs: ['workers/console/main.tsx', 'workers/console', 'core', 'package-lock.json'],
		outputs: ['console'],
		make: makeConsole,
	},
	{ name: 'site', to: 'site', inputs: ['workers/site'], outputs: pagesOf('workers/site'), make: makeSite },
	{
		name: 'app-sdk',
		to: 'sdk',
		inputs: ['sdk/app/app.ts', 'sdk/app', 'core', 'channels/webchat/widget', 'local/make-sdk.ts', 'package-lock.json'],
		outputs: ['app'],
		make: (folder) => makeSdk(join(folder, 'app')),
	},
]

mkdirSync(join(DIST, 'site'), { recursive: true })
for (const part of parts) {
	try {
		await build(part)
	} catch (thrown) {
		console.error(`${part.name}: ${thrown instanceof Error ? thrown.message : thrown}`)
		process.exitCode = 1
	}
}

async function build(part: Part): Promise<void> {
	if (!existsSync(join(ROOT, part.inputs[0])) || isFresh(DIST, { ...part, root: ROOT })) return
	const folder = join(DIST, `.${part.name}-${process.pid}`)
	mkdirSync(folder, { recursive: true })
	try {
		await part.make(folder)
		for (const output of part.outputs) replace(join(folder, output), join(DIST, part.to, output))
		markFresh(DIST, { ...part, root: ROOT })
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

/** A reader meets the old output or the new one, never half of one. */
function replace(made: string, served: string): void {
	mkdirSync(dirname(served), { recursive: true })
	const old = `${made}.old`
	if (existsSync(served)) renameSync(served, old)
	renameSync(made, served)
}

/** A plain script for every page, and a module it fetches when somebody wants to chat. */
async function makeWidget(folder: string): Promise<void> {
	const options: BuildOptions = {
		bundle: true,
		target: 'es2022',
		minify: true,
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'warning',
		plugins: [tightStyles],
	}
	await bundle({ ...options, entryPoints: [join(ROOT, WIDGET)], outfile: join(folder, 'widget.js'), format: 'iife' })
	await bundle({ ...options, entryPoints: [join(ROOT, WIDGET_PANEL)], outfile: join(folder, 'widget-panel.js'), format: 'esm' })
}

async function makeConsole(folder: string): Promise<void> {
	await buildPage({
		root: join(ROOT, 'workers/console'),
		base: '/console/',
		logLevel: 'warn',
		build: { outDir: join(folder, 'console'), emptyOutDir: true, chunkSizeWarningLimit: 2000 },
	})
}

function makeSite(folder: string): Promise<void> {
	cpSync(join(ROOT, 'workers/site'), folder, { recursive: true })
	return Promise.resolve()
}

/** TypeScript settings are no pages. */
function pagesOf(folder: string): string[] {
	const path = join(ROOT, folder)
	return existsSync(path) ? readdirSync(path).filter((it) => !it.startsWith('tsconfig')) : []
}
