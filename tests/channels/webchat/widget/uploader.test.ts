import { beforeEach, expect, test, vi } from 'vitest'
import type { FileKeep, KeptFile } from '../../../../channels/webchat/widget/file-keep.ts'
import type { Upload } from '../../../../channels/webchat/widget/upload.ts'
import { type Posted, Uploader } from '../../../../channels/webchat/widget/uploader.ts'

/** A browser's database, which outlasts a page. */
class Database implements FileKeep {
	readonly files = new Map<string, KeptFile>()

	all(): Promise<readonly KeptFile[]> {
		return Promise.resolve([...this.files.values()])
	}

	put(file: KeptFile): Promise<void> {
		return Promise.resolve(void this.files.set(file.id, file))
	}

	remove(id: string): Promise<void> {
		return Promise.resolve(void this.files.delete(id))
	}
}

let database: Database
let posted: string[]
let done: string[]
let shown: readonly Upload[]
let answers: Posted[]
let ids: number

beforeEach(() => {
	vi.useFakeTimers()
	database = new Database()
	;[posted, done, shown, answers, ids] = [[], [], [], [], 0]
	return () => vi.useRealTimers()
})

function uploader(): Uploader {
	return new Uploader({
		keep: database,
		post({ id }, progress) {
			posted.push(id)
			progress(0.5)
			return Promise.resolve(answers.shift() ?? { outcome: 'taken', file: `fil-${id}` })
		},
		done: (id, file) => void done.push(`${id} ${file}`),
		show: (uploads) => shown = uploads,
		newId: () => `file-${++ids}`,
		nowMs: () => ids,
		random: () => 0,
	})
}

const file = (name: string) => new File(['bytes'], name, { type: 'text/plain' })

test('brings files over in the order they were chosen, each once', async () => {
	const it = uploader()
	it.online(true)
	it.add([file('a'), file('b')])
	expect(shown.map(({ name, bytes, progress }) => [name, bytes, progress])).toEqual([['a', 5, 0.5], ['b', 5, 0]])
	await vi.runAllTimersAsync()
	expect([posted, done]).toEqual([['file-1', 'file-2'], ['file-1 fil-file-1', 'file-2 fil-file-2']])
	expect([shown, database.files.size]).toEqual([[], 0])
})

test('waits for the server to be there, and keeps what waits over a reload', async () => {
	uploader().add([file('a')])
	await vi.runAllTimersAsync()
	expect([posted, database.files.size]).toEqual([[], 1])
	const next = uploader()
	await next.resume()
	expect(shown.map((it) => it.name)).toEqual(['a'])
	next.online(true)
	await vi.runAllTimersAsync()
	expect(done).toEqual(['file-1 fil-file-1'])
})

test('tries again under the same id when nobody knows whether it arrived', async () => {
	answers = [{ outcome: 'again' }, { outcome: 'again' }]
	const it = uploader()
	it.online(true)
	it.add([file('a')])
	await vi.runAllTimersAsync()
	expect([posted, done]).toEqual([['file-1', 'file-1', 'file-1'], ['file-1 fil-file-1']])
})

test('says that one is refused, goes on with the next, and tries or forgets it as it is told', async () => {
	answers = [{ outcome: 'refused', code: 'body-too-large' }]
	const it = uploader()
	it.online(true)
	it.add([file('a'), file('b')])
	await vi.runAllTimersAsync()
	expect([shown.map((it) => it.refused), done]).toEqual([['body-too-large'], ['file-2 fil-file-2']])
	it.retry('file-1')
	await vi.runAllTimersAsync()
	expect(done.at(-1)).toBe('file-1 fil-file-1')
	answers = [{ outcome: 'refused', code: 'file-refused' }]
	it.add([file('c')])
	await vi.runAllTimersAsync()
	it.discard('file-3')
	expect([shown, database.files.size]).toEqual([[], 0])
})
