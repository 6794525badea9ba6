/** The app SDK as npm gets it: one module, and the declarations it leads to. */
import { build } from 'esbuild'
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'

const ROOT = join(import.meta.dirname, '..')
const SOURCE = join(ROOT, 'sdk/app')
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')
/** As declarations name each other. */
const NAMED = /(from\s+['"])(\.[^'"]+)\.ts(['"])/g

export async function makeSdk(folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true })
	await build({
		entryPoints: [join(SOURCE, 'app.ts')],
		outfile: join(folder, 'app.js'),
		bundle: true,
		format: 'esm',
		// Private fields and newer syntax are written out: React Native's engine is years behind browsers.
		target: 'es2020',
		charset: 'utf8',
		sourcemap: true,
		legalComments: 'none',
		logLevel: 'warning',
	})
	await declare(folder)
	for (const name of ['package.json', 'README.md']) cpSync(join(SOURCE, name), join(folder, name))
	cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'))
}

/** What `app.d.ts` names, directly or not, and nothing else: what it does not name might ask for packages nobody has. */
async function declare(folder: string): Promise<void> {
	const all = join(folder, '.declarations')
	const settings = join(all, 'tsconfig.json')
	try {
		mkdirSync(all)
		// With no projects beside it, what it names of theirs is declared with it. `npm run check` has looked whether it is right.
		const compilerOptions = { composite: false, incremental: false, noCheck: true, outDir: all }
		const whole = { extends: join(SOURCE, 'tsconfig.json'), compilerOptions, files: [join(SOURCE, 'app.ts')], include: [], references: [] }
		writeFileSync(settings, JSON.stringify(whole))
		await promisify(execFile)(process.execPath, [TSC, '-p', settings], { cwd: ROOT })
		for (const [name, text] of reachedFrom(join(all, 'sdk/app/app.d.ts'), new Map())) {
			const target = join(folder, 'types', relative(all, name))
			mkdirSync(dirname(target), { recursive: true })
			writeFileSync(target, text)
		}
	} finally {
		rmSync(all, { recursive: true, force: true })
	}
}

function reachedFrom(file: string, known: Map<string, string>): ReadonlyMap<string, string> {
	if (known.has(file)) return known
	const text = readFileSync(file, 'utf8')
	// Whoever compiles against them has no sources beside them.
	known.set(file, text.replace(NAMED, '$1$2.js$3'))
	for (const [, , name] of text.matchAll(NAMED)) reachedFrom(join(dirname(file), `${name}.d.ts`), known)
	return known
}
