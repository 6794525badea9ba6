import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileType } from '../../../core/files/file-type.ts'
import { servedAs } from '../../../core/files/served-as.ts'

const bytes = (text: string) => Uint8Array.from(text, (it) => it.charCodeAt(0))
const wide = (text: string) => `\xff\xfe${[...text].map((it) => `${it}\0`).join('')}`
const PAGE = '<script>alert(document.domain)</script>'
/** Runs nothing, frames nothing, sends nothing. */
const POLICY = /^default-src 'none'.*frame-ancestors 'none'/

function served(body: string, stated: string | null) {
	return servedAs(fileType(bytes(body), stated))
}

describe('a file whose type lies', () => {
	it.each([
		['a page called a picture', `<!doctype html>${PAGE}`, 'image/jpeg'],
		['a page with a mark in front', `\xef\xbb\xbf<html>${PAGE}`, 'image/png'],
		['a page in two bytes a letter', wide(`<html>${PAGE}`), 'image/gif'],
		['a page behind a comment', `<!-- GIF89a -->${PAGE}`, 'image/gif'],
		['a page behind space', `${' \n'.repeat(300)}<body onload=alert(1)>`, 'text/plain'],
		['a drawing with a script', `<svg xmlns="http://www.w3.org/2000/svg">${PAGE}</svg>`, 'image/png'],
		['a drawing behind its prologue', `<?xml version="1.0"?><!DOCTYPE svg><svg onload="alert(1)"/>`, 'image/svg+xml'],
		['a sheet of styles for a page', '<?xml-stylesheet href="javascript:alert(1)"?><x/>', 'text/xml'],
		['a program called a film', 'MZ\x90\0', 'video/mp4'],
		['bytes called a page', '\0\x01\x02', 'text/html'],
	])('is bytes to be saved: %s', (_name, body, stated) => {
		expect(served(body, stated)).toMatchObject({
			type: 'application/octet-stream',
			disposition: 'attachment',
			policy: expect.stringMatching(POLICY),
		})
	})

	it.each([
		['a page', 'nothing of the kind', 'text/html'],
		['a script', 'alert(1)', 'text/javascript'],
		['a page in parts', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n', 'multipart/related'],
		['a page of another name', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>', 'application/xhtml+xml'],
	])('is words to be saved when it only says that it is %s', (_name, body, stated) => {
		expect(served(body, stated)).toMatchObject({ type: 'text/plain', disposition: 'attachment' })
	})

	it.each([
		['a picture and a script', `GIF89a=1;/*${PAGE}*/`, 'image/gif'],
		['a photograph and a page', `\xff\xd8\xff\xe0${PAGE}`, 'image/jpeg'],
		['a picture and an archive', '\x89PNG\r\n\x1a\nPK\x03\x04', 'image/png'],
		['a sound and a page', `ID3${PAGE}`, 'audio/mpeg'],
		['a document and a page', `%PDF-1.4\n${PAGE}`, 'application/pdf'],
	])('is what its first bytes say when it is two things: %s', (_name, body, type) => {
		for (const stated of ['text/html', 'image/svg+xml', type, null]) {
			expect(served(body, stated)).toMatchObject({ type, disposition: 'inline', policy: expect.stringMatching(POLICY) })
		}
	})

	it('never shows what could act, whatever it is made of and called', () => {
		const piece = fc.constantFrom(
			'<svg>',
			'<html>',
			PAGE,
			'GIF89a',
			'%PDF-',
			'\xff\xd8\xff',
			'PK\x03\x04',
			'\0\0\0\x20ftypisom',
			'<?xml ',
			' ',
			'a',
			'\0',
		)
		const stated = fc.constantFrom('text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'image/png', 'text/javascript', null)
		fc.assert(fc.property(fc.array(piece, { maxLength: 5 }), stated, (pieces, said) => {
			const { type, disposition } = served(pieces.join(''), said)
			expect(type).not.toMatch(/html|xml|script/)
			if (disposition === 'inline') expect(type).toMatch(/^(?:image|audio|video)\/|^application\/pdf$/)
		}))
	})
})
