import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = [
	'core',
	'channels',
	'db',
	'durable-objects',
	'workers/archive',
	'workers/gateway',
	'workers/retention',
	'workers/edge-deno',
]
/** The one place that writes a log, after taking secrets out of it. */
const LOG = 'durable-objects/shared/log.ts'

it('writes every log of the Worker and its objects in the one place that takes secrets out of it', () => {
	const files = FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((it) => join(folder, it))
	)
	const writers = files.filter((it) => /\.tsx?$/.test(it) && /\bconsole\.\w+\(/.test(readFileSync(join(ROOT, it), 'utf8')))
	expect(writers).toEqual([LOG])
})
