import { build } from 'esbuild'
import { join } from 'node:path'
import type { Answer } from './answer.ts'

const FILES: Readonly<Record<string, { readonly entry: string; readonly type: string }>> = {
	'/lab/page/play.js': { entry: 'play.ts', type: 'text/javascript; charset=utf-8' },
	'/lab/page/play.css': { entry: 'play.css', type: 'text/css; charset=utf-8' },
}

/** The page's script and styles, made anew whenever they are asked for: it takes some ms, and who works on them sees what they did. */
export async function pageFile(path: string): Promise<Answer | null> {
	const file = FILES[path]
	if (!file) return null
	const { outputFiles } = await build({
		entryPoints: [join(import.meta.dirname, 'page', file.entry)],
		bundle: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
		logLevel: 'silent',
	})
	return { status: 200, headers: { 'content-type': file.type }, body: outputFiles[0]?.text ?? '' }
}
