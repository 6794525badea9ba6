import { describe, expect, it } from 'vitest'
import { servedAs } from '../../../core/files/served-as.ts'

const plain = (type: string) => {
	const { disposition, type: sent } = servedAs(type)
	return `${disposition} ${sent}`
}

describe('a file on its way to a browser', () => {
	it('is shown when it is a picture, a sound, a film or a PDF', () => {
		for (const it of ['image/png', 'image/webp', 'audio/ogg', 'video/mp4', 'application/pdf']) expect(plain(it)).toBe(`inline ${it}`)
	})

	it('is bytes to be saved when anything could run in it', () => {
		for (
			const it of [
				'text/html',
				'image/svg+xml',
				'text/xml',
				'application/xhtml+xml',
				'text/javascript',
				'application/wasm',
				'application/x-executable',
				'application/vnd.microsoft.portable-executable',
				'multipart/related',
				'none/such',
			]
		) expect(plain(it)).toBe('attachment application/octet-stream')
	})

	it('is saved as what it is when only a program of its own opens it', () => {
		for (const it of ['text/csv', 'application/zip', 'audio/amr', 'image/heic']) expect(plain(it)).toBe(`attachment ${it}`)
	})

	it('runs nothing, opened as a page', () => {
		for (const it of ['image/png', 'text/html']) expect(servedAs(it).policy).toMatch(/^default-src 'none'.*; sandbox$/)
		expect(servedAs('application/pdf').policy).toMatch(/^default-src 'none'/)
	})
})
