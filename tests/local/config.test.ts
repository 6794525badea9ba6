import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { demoConfig } from '../../core/config/demo.ts'
import { readYaml, withVersion, writeYaml } from '../../local/config/yaml-file.ts'
import { wholeConfig } from '../core/config/whole-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Nobody listens on port 9. */
const AWAY = { PATCHBAY_URL: 'http://127.0.0.1:9', PATCHBAY_API_KEY: 'pbk_test' }

function config(args: string[], { env = AWAY, input = '' }: { env?: Record<string, string>; input?: string } = {}) {
	const all = { PATH: process.env['PATH'] ?? '', PATCHBAY_DATA: join(folder, 'none'), ...env }
	const { status, stdout, stderr } = spawnSync('node', ['local/config-command.ts', ...args], { encoding: 'utf8', env: all, input })
	return { code: status, out: stdout, error: stderr.trim() }
}

function file(name: string, content: string): string {
	const path = join(folder, name)
	writeFileSync(path, content)
	return path
}

describe('a configuration as a file', () => {
	it('says the same when it is read again, whatever is in it, and the same bytes each time', () => {
		fc.assert(
			fc.property(wholeConfig, fc.nat(), (config, version) => {
				const yaml = writeYaml('shop', { version, config })
				const read = readYaml(yaml)
				if (!read.ok) throw new Error(read.wrongs.join('\n'))
				expect(read.file).toMatchObject({ workspace: 'shop', version })
				expect(read.file.config).toEqual(config)
				expect(writeYaml('shop', { version, config: read.file.config })).toBe(yaml)
				expect(readYaml(Buffer.from(yaml, 'utf8').toString('utf8'))).toEqual(read)
			}),
			{ numRuns: 50 },
		)
	})

	it('says what its parts are, and nothing that goes without saying', () => {
		const yaml = writeYaml('demo', { version: 3, config: demoConfig })
		expect(yaml).toMatch(/^# A Patchbay workspace\./)
		expect(yaml).toContain('\nworkspace: demo\nversion: 3\n')
		expect(yaml).toContain('# Lines of waiting customers. Times are in milliseconds\nqueues:\n- id: support\n  name: Support\n')
		expect(yaml).not.toContain('wrapUpMs')
		expect(yaml).not.toContain('retention')
	})

	it('becomes one of another version with not a byte else changed', () => {
		const yaml = `# mine\nworkspace:   demo # ours\nversion:  3   # do not touch\nname: 'Shop'\n`
		expect(withVersion(yaml, 14)).toBe(yaml.replace('3', '14'))
		expect(withVersion('name: Shop\n', 14)).toBe('name: Shop\n')
	})
})

describe('a file that is wrong', () => {
	const good = writeYaml('demo', { version: 3, config: demoConfig })
	const lineOf = (text: string, what: string) => text.slice(0, text.indexOf(what)).split('\n').length

	it.each([
		[
			'a value out of bounds',
			good.replace('id: bookings\n', 'id: bookings\n  offerMs: 3\n'),
			'offerMs',
			/queues\.1\.offerMs: Must be at least 50/,
		],
		[
			'a field that is none',
			good.replace('id: bookings\n', 'id: bookings\n  ofer: 3\n'),
			'ofer: 3',
			/queues\.1\.ofer: There is no such field/,
		],
		['a queue that is not there', good.replace('queue: bookings', 'queue: sales'), 'queue: sales', /There is no queue "sales"/],
		['a name that stands twice', good.replace('name: Lantern', 'name: Other\nname: Lantern'), 'name: Lantern', /Map keys must be unique/],
		['what is no YAML', good.replace('queues:', 'queues: [}'), 'queues: [}', /./],
		['a tag of its own', good.replace('name: Lantern', 'name: !secret Lantern'), 'name: !secret', /Unresolved tag/],
		['a version that is none', good.replace('version: 3', 'version: three'), 'version: three', /version: Must be a whole number/],
	])('says the line: %s', (_, text, what, said) => {
		const read = readYaml(text)
		const [first = ''] = read.ok ? ['it is right'] : read.wrongs
		expect(first).toMatch(said)
		expect(first).toMatch(new RegExp(`^line ${lineOf(text, what)}: `))
	})

	it('says all that is wrong, and has sent nothing', () => {
		const path = file('bad.yaml', good.replace('id: bookings\n', 'id: bookings\n  offerMs: 3\n').replace('capacity: 3', 'capacity: 0'))
		const { code, error } = config(['push', path])
		expect(code).toBe(2)
		expect(error).toMatch(/bad\.yaml, line \d+: queues\.1\.offerMs: Must be at least 50\n.*nothing has been sent$/s)
	})

	it.each(['', '[]', 'text', '5', '- name: Shop'])('is no configuration: %j', (text) => {
		expect(readYaml(text)).toEqual({ ok: false, wrongs: ['It must be a configuration, as npm run config -- pull writes it'] })
	})

	it('does not grow without end', () => {
		const bomb = `a0: &a0 [x, x, x]\n${
			Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`).join('\n')
		}`
		expect(readYaml(bomb)).toMatchObject({ ok: false, wrongs: [expect.stringMatching(/alias/i)] })
	})
})

describe('npm run config', () => {
	const path = file('good.yaml', writeYaml('demo', { version: 0, config: demoConfig }))

	it.each([
		[[], /^npm run config -- pull/],
		[['fetch', 'x'], /^npm run config -- pull/],
		[['diff'], /name one file, or -/],
		[['diff', 'a', 'b'], /name one file/],
		[['diff', path, '--force'], /--force does not go with diff/],
		[['pull', '-', '--draft'], /--draft does not go with pull/],
		[['pull', '-', '--version', 'x'], /--version takes a whole number, not "x"/],
		[['push', path, '--speed'], /Unknown option '--speed'/],
		[['push', path, '--draft', '--note', 'x'], /--note is said when it is published/],
		[['push', join(folder, 'missing.yaml')], /missing\.yaml cannot be read/],
		[['push', path], /^patchbay: http:\/\/127\.0\.0\.1:9 does not answer \(.*\); is it running\? PATCHBAY_URL names another$/],
		[['pull', '-'], /does not answer/],
	])('refuses in plain words, with code 2: %j', (args, said) => {
		const { code, out, error } = config(args)
		expect([code, out]).toEqual([2, ''])
		expect(error).toMatch(said)
	})

	it('says how it is used', () => {
		expect(config(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('PATCHBAY_API_KEY') })
	})

	it('asks for an address that is one, and sends the key of this machine nowhere else', () => {
		expect(config(['pull', '-'], { env: { ...AWAY, PATCHBAY_URL: 'patchbay.example' } }).error).toContain('which is no address')
		expect(config(['pull', '-'], { env: { PATCHBAY_URL: 'https://patchbay.example' } }).error).toContain(
			'PATCHBAY_API_KEY is missing: a key of https://patchbay.example',
		)
		expect(config(['pull', '-'], { env: { PATCHBAY_URL: 'http://localhost:9' } }).error).toMatch(
			/PATCHBAY_API_KEY is missing, and .* holds none/,
		)
	})

	it('reads standard input', () => {
		expect(config(['diff', '-'], { input: 'name: 5' }).error).toContain('standard input, line 1: name: Must be text')
		expect(config(['diff', '-'], { input: readFileSync(path, 'utf8') }).error).toContain('does not answer')
	})
})
