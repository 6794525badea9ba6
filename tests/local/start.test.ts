import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../local/port.ts'

const ROOT = join(import.meta.dirname, '../..')
let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'patchbay-start-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
	readonly code: number | null
	readonly errors: string
}

/** Runs `npm start`'s own command until it ends by itself. */
async function start(settings: Record<string, string>): Promise<Ended> {
	const env = { ...process.env, DATABASE_URL: '', PORT: String(await freePort(null)), PATCHBAY_DATA: join(folder, 'data'), ...settings }
	const child = spawn('node', [join(ROOT, 'local/bootstrap.mjs'), 'start'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
	let errors = ''
	child.stderr.on('data', (chunk: unknown) => errors += String(chunk))
	return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })))
}

async function refusal(settings: Record<string, string>): Promise<string> {
	const { code, errors } = await start(settings)
	expect(code).toBe(1)
	expect(errors.trimEnd().split('\n')).toHaveLength(1)
	return errors
}

it.each(['127.0.0.1', '0.0.0.0'])('says in one line that its port is taken on %s', async (host) => {
	const squatter = createServer().listen(0, host)
	await new Promise((resolve) => squatter.once('listening', resolve))
	const address = squatter.address()
	const port = typeof address === 'object' && address ? String(address.port) : ''
	expect(await refusal({ PORT: port })).toBe(`patchbay: port ${port} is taken; stop what uses it, or choose another with PORT\n`)
	squatter.close()
})

it('says in one line that PORT is no port', async () => {
	expect(await refusal({ PORT: 'eighty' })).toContain('PORT is "eighty"')
})

it('says in one line that its data folder cannot be made', async () => {
	writeFileSync(join(folder, 'a-file'), '')
	expect(await refusal({ PATCHBAY_DATA: join(folder, 'a-file') })).toContain('a-file cannot be used')
	expect(await refusal({ PATCHBAY_DATA: '/proc/patchbay' })).toContain('/proc/patchbay cannot be used')
})

it('says in one line that its data folder is broken', async () => {
	const data = join(folder, 'broken')
	mkdirSync(join(data, 'postgres'), { recursive: true })
	writeFileSync(join(data, 'postgres', 'PG_VERSION'), '9.6\n')
	expect(await refusal({ PATCHBAY_DATA: data })).toContain('is not a PostgreSQL 18 data folder (its version: 9.6)')
	writeFileSync(join(data, 'local.json'), '{"secret": 1}')
	expect(await refusal({ PATCHBAY_DATA: data })).toContain('holds a local.json that is not ours')
})

it('says in one line that another start holds its data folder', async () => {
	const data = join(folder, 'held')
	const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'start.ts'], { stdio: 'ignore' })
	mkdirSync(data)
	writeFileSync(join(data, 'running'), `${holder.pid}\n`)
	expect(await refusal({ PATCHBAY_DATA: data })).toContain(`process ${holder.pid} already runs`)
	holder.kill()
})

it('says in one line that DATABASE_URL cannot be reached, without its password', async () => {
	const line = await refusal({ DATABASE_URL: `postgres://somebody:hunter2@127.0.0.1:${await freePort(null)}/shop` })
	expect(line).toMatch(/cannot reach DATABASE_URL \(127\.0\.0\.1:\d+\/shop\): .*ECONNREFUSED/)
	expect(line).not.toContain('hunter2')
	expect(await refusal({ DATABASE_URL: 'mysql://x' })).toContain('DATABASE_URL is not an address')
})
