import { expect, test } from 'vitest'
import { type FileLink, FileLinks } from '../../../../channels/webchat/widget/file-links.ts'

const LIFE_MS = 3_600_000

function asked(answer: (file: string) => Promise<FileLink | null>) {
	const files: string[] = []
	return { files, links: new FileLinks((file) => (files.push(file), answer(file))) }
}

const link = (expiresAtMs: number): FileLink => ({ url: '/files/x', thumbnailUrl: null, expiresAtMs })

test('asks for a link once while it is good, also for who asks at the same time', async () => {
	const { files, links } = asked(() => Promise.resolve(link(LIFE_MS)))
	await Promise.all([links.of('a', 0), links.of('a', 0)])
	await links.of('a', LIFE_MS / 2)
	expect(files).toEqual(['a'])
	await links.of('a', LIFE_MS - 1_000)
	expect(files).toEqual(['a', 'a'])
})

test('asks again for what was not there, or could not be asked', async () => {
	const answers = [Promise.resolve(null), Promise.reject(new Error('offline')), Promise.resolve(link(LIFE_MS))]
	const { links } = asked(() => answers.shift() ?? Promise.resolve(null))
	expect([await links.of('a', 0), await links.of('a', 0)]).toEqual([null, null])
	expect(await links.of('a', 0)).toMatchObject({ url: '/files/x' })
})
