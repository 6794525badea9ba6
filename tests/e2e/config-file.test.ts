import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoConfig } from '../../core/config/demo.ts'
import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import { Api } from './support/api.ts'
import { home } from './support/home.ts'

const { url, folder: data } = home()
const api = new Api(home())
const folder = mkdtempSync(join(tmpdir(), 'patchbay-config-'))
const path = join(folder, 'workspace.yaml')
let before: WorkspaceConfig
beforeAll(async () => {
	// Others at this server have left it with queues of their own, and perhaps a draft.
	await api.dropDraft()
	await api.publish(demoConfig)
	before = await api.config()
})
afterAll(async () => {
	await api.dropDraft()
	rmSync(folder, { recursive: true })
})

/** The command as people run it, with the key of the data folder unless said. */
async function config(line: string, { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {}) {
	const all = { ...process.env, PATCHBAY_API_KEY: '', PATCHBAY_URL: url, PATCHBAY_DATA: data, ...env }
	const args = ['local/bootstrap.mjs', 'config', ...line.split(' ').map((it) => it === 'FILE' ? path : it)]
	const child = spawn('node', args, { env: all })
	child.stdin.end(input)
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
	const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
	return { code, out: out.trim(), error: error.trim() }
}

function edit(from: string, to: string): void {
	writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

describe('a configuration in a file', () => {
	it('is pulled, changes nothing, is changed, and pushed', async () => {
		const { version } = await api.published()
		expect(await config('pull FILE')).toEqual({ code: 0, out: `${path} holds version ${version} of demo`, error: '' })
		expect((await config('pull -')).out).toBe(readFileSync(path, 'utf8').trim())
		expect(await config('diff FILE')).toEqual({ code: 0, out: '', error: '' })
		expect((await config('push FILE')).out).toBe(`Nothing to change: version ${version} of demo says the same`)
		edit('name: Lantern Travel', 'name: Paper Lantern')
		expect(await config('diff FILE')).toEqual({ code: 1, out: '~ name: "Lantern Travel" → "Paper Lantern"', error: '' })
		const pushed = await config('push FILE --note New-name')
		expect(pushed).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`Published as version ${version + 1} of demo$`)) })
		expect(await api.published()).toEqual({ version: version + 1, config: { ...before, name: 'Paper Lantern' } })
		expect(await api.get('/api/v1/config/versions?limit=1')).toMatchObject({ items: [{ version: version + 1, note: 'New-name' }] })
		expect(readFileSync(path, 'utf8')).toContain(`\nversion: ${version + 1}\n`)
		expect(await config('diff -', { input: readFileSync(path, 'utf8') })).toMatchObject({ code: 0, out: '' })
	})

	it('is not pushed over what it does not know, unless it is told to', async () => {
		await config('pull FILE')
		await api.publish({ ...before, name: 'Somebody else was faster' })
		edit('id: bookings\n', 'id: bookings\n  offerMs: 30000\n')
		const { version } = await api.published()
		const refused = await config('push FILE')
		expect([refused.code, refused.error]).toEqual([
			1,
			expect.stringContaining(`and ${version} is published: pull and bring your changes in again`),
		])
		expect(refused.out).toContain('~ queues.bookings.offerMs: 25000 → 30000')
		expect((await api.published()).version).toBe(version)
		expect(await config('push FILE --force')).toMatchObject({ code: 0 })
		expect((await api.config()).queues[1]?.offerMs).toBe(30_000)
	})

	it('is saved as the draft, and over nobody else’s', async () => {
		await config('pull FILE')
		edit('offerMs: 30000', 'offerMs: 31000')
		const { version } = await api.published()
		expect(await config('push FILE --draft')).toMatchObject({
			code: 0,
			out: expect.stringContaining(`Saved as the draft of version ${version}`),
		})
		expect(await api.get('/api/v1/config/draft')).toMatchObject({ base: version, problem: null })
		expect((await api.published()).version).toBe(version)
		edit('offerMs: 31000', 'offerMs: 32000')
		expect(await config('push FILE --draft')).toMatchObject({ code: 1, error: expect.stringContaining('has a draft') })
		expect((await config('push FILE --draft --force')).code).toBe(0)
	})

	it('can be an earlier one, pushed again', async () => {
		expect((await config('pull FILE --version 0')).code).toBe(0)
		expect((await config('push FILE')).code).toBe(1)
		expect((await config('push FILE --force')).code).toBe(0)
		expect(await api.config()).toEqual(before)
	})

	it('is refused with a wrong key, of another workspace, and where it contradicts itself', async () => {
		const wrong = await config('pull -', { env: { PATCHBAY_API_KEY: 'pbk_wrong' } })
		expect(wrong).toEqual({ code: 2, out: '', error: 'patchbay: PATCHBAY_API_KEY is not, or no longer, a key of this server' })
		await config('pull FILE')
		edit('workspace: demo', 'workspace: shop')
		expect(await config('push FILE')).toMatchObject({
			code: 2,
			error: expect.stringContaining('the file is of the workspace "shop", and the key is of "demo"'),
		})
		edit('workspace: shop', 'workspace: demo')
		edit('demo.web', 'shop.web')
		expect(await config('push FILE')).toMatchObject({
			code: 2,
			error: 'patchbay: inboxes.0.id: Must begin with "demo.", for an inbox\'s id names its workspace',
		})
		expect((await config('pull -', { env: { PATCHBAY_URL: `${url}/demo` } })).code).toBe(0)
	})
})
