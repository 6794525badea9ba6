import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeSdk } from '../../../local/make-sdk.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const TSC = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc')
let folder: string
let made: string

/** Somebody's app that has installed it. */
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'patchbay-sdk-'))
	made = join(folder, 'node_modules/@patchbay/app')
	await makeSdk(made)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function complaints(source: string, lib: readonly string[]): Promise<string> {
	mkdirSync(join(folder, 'src'), { recursive: true })
	writeFileSync(join(folder, 'src/app.ts'), source)
	const compilerOptions = { strict: true, noEmit: true, target: 'ES2022', module: 'ESNext', moduleResolution: 'bundler', lib, types: [] }
	writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
	try {
		return (await promisify(execFile)(process.execPath, [TSC, '-p', folder])).stdout
	} catch (error) {
		return String(Reflect.get(error as object, 'stdout'))
	}
}

const USE = `
	import { createClient, type Message, type State } from '@patchbay/app'
	const client = createClient({ url: 'https://chat.example', inbox: 'shop.app', language: 'zh-CN', identity: { id: 'u', signature: 's' } })
	const stop: () => void = client.observe((state: State) => { const last: Message | undefined = state.messages.at(-1); void last })
	const id: string = client.say('Hello', { replyTo: 'm1' })
	client.sendFiles([{ name: 'a.jpg', type: 'image/jpeg', uri: 'file:///a.jpg' }])
	for (const { content } of client.state.messages) if (content.kind === 'menu' && content.options[0]) client.choose(content.options[0])
	void client.setPushToken({ platform: 'ios', token: 't' })
	const unread: number | undefined = client.onPush({})?.unread
	void [stop, id, unread]
`

it('is typed for an app with no DOM and no other package', async () => {
	expect(await complaints(USE, ['ES2022'])).toBe('')
})

it("takes a browser's own socket, fetch and storage, and what looks like AsyncStorage", async () => {
	const more = `
		const storage = { getItem: async (key: string) => key || null, setItem: async (_: string, __: string) => {}, removeItem: async (_: string) => {} }
		createClient({ url: 'https://chat.example', inbox: 'shop.app', WebSocket, fetch, storage: localStorage })
		createClient({ url: 'https://chat.example', inbox: 'shop.app', storage })
	`
	expect(await complaints(USE + more, ['ES2022', 'DOM'])).toBe('')
})

it('tells at once what is wrong', async () => {
	const wrong = await complaints(
		`${USE}\ncreateClient({ url: 'https://chat.example' })\nclient.setPushToken({ platform: 'pager', token: '' })`,
		['ES2022'],
	)
	expect(wrong.match(/error TS/g)).toHaveLength(2)
})

it('runs as it is, asks for no package, and holds what its package.json promises', async () => {
	const text = readFileSync(join(made, 'app.js'), 'utf8')
	expect(text).not.toMatch(/^\s*import\b/m)
	const { createClient } = await import(pathToFileURL(join(made, 'app.js')).href) as typeof import('../../../sdk/app/app.ts')
	expect(createClient({ url: 'https://chat.example', inbox: 'shop.app' }).state).toMatchObject({ connection: 'idle', messages: [] })
	const { files } = JSON.parse(readFileSync(join(made, 'package.json'), 'utf8')) as { files: string[] }
	expect(readdirSync(made).toSorted()).toEqual([...files, 'package.json'].toSorted())
})
