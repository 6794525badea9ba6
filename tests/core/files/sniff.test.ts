import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileType, kindOfType } from '../../../core/files/file-type.ts'
import { sniff } from '../../../core/files/sniff.ts'
import { pictures } from './pictures.ts'

const bytes = (text: string) => Uint8Array.from(text, (it) => it.charCodeAt(0))
const typed = (text: string, stated: string | null = null) => fileType(bytes(text), stated)

describe('what a file is', () => {
	it('is told by its first bytes, whatever its sender calls it', () => {
		const { png, jpeg, gif, webp, lossless, extended, avif } = pictures
		const all = [png, jpeg, gif, webp, lossless, extended, avif].map((it) => fileType(it, 'text/html'))
		expect(all).toEqual(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/webp', 'image/webp', 'image/avif'])
	})

	it('is known of the usual documents, sounds and films', () => {
		expect([
			'%PDF-1.7',
			'PK\x03\x04',
			'OggS' + '\0'.repeat(24) + 'OpusHead',
			'OggS' + '\0'.repeat(24) + '\x80theora',
			'\x02#!SILK_V3',
			'#!AMR\n',
			'RIFF\0\0\0\0WAVE',
			'ID3\x04',
			'\xff\xfb\x90\x00',
			'\xff\xf1\x50\x80',
			'\0\0\0\x20ftypisom',
			'\0\0\0\x20ftypM4A ',
			'\0\0\0\x20ftypqt  ',
			'\0\0\0\x20ftypheic',
			'\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm',
		].map((it) => sniff(bytes(it)))).toEqual([
			'application/pdf',
			'application/zip',
			'audio/ogg',
			'video/ogg',
			'audio/silk',
			'audio/amr',
			'audio/wave',
			'audio/mpeg',
			'audio/mpeg',
			'audio/aac',
			'video/mp4',
			'audio/mp4',
			'video/quicktime',
			'image/heic',
			'video/webm',
		])
	})

	it('is taken more exactly from its sender where the bytes leave it open, and never otherwise', () => {
		const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
		expect(typed('PK\x03\x04', docx)).toBe(docx)
		expect(typed('PK\x03\x04', 'text/html')).toBe('application/zip')
		expect(typed('\0\0\0\x20ftypisom', 'audio/mp4; codecs=mp4a')).toBe('audio/mp4')
		expect(typed('a,b\n1,2', 'text/csv; charset=utf-8')).toBe('text/csv')
		expect(typed('MZ\x90\0', 'image/png')).toBe('application/vnd.microsoft.portable-executable')
	})

	it('is a page for whatever a browser could take for one', () => {
		for (const it of ['<!DOCTYPE html>', '  \n<HTML>', '\ufeff<script>', 'hello <img src=x onerror=alert(1)>', '<!-- x --><p>']) {
			expect(typed(it, 'text/plain'), it).toBe('text/html')
		}
		expect(typed('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">', 'image/png')).toBe('image/svg+xml')
		expect(typed('<?xml version="1.0"?><note/>', 'text/plain')).toBe('text/xml')
	})

	it('is plain text for text, and bytes for the rest', () => {
		expect(typed('Grüße, 你好')).toBe('text/plain')
		expect(typed('\xff\xfeh\0i\0')).toBe('text/plain')
		expect(typed('\x00\x01\x02\x03', 'text/plain')).toBe('application/octet-stream')
		expect(typed('a < b, and c > d')).toBe('text/plain')
	})

	it('is something for any bytes', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.string()), (head, stated) => {
			expect(fileType(head, stated)).toMatch(/^[a-z]+\/[\w.+-]+$/)
		}))
	})

	it('makes it an image, a sound, a film or a file; a drawing with scripts is a file', () => {
		expect(['image/png', 'audio/ogg', 'video/mp4', 'application/pdf', 'image/svg+xml', 'text/html'].map(kindOfType))
			.toEqual(['image', 'audio', 'video', 'file', 'file', 'file'])
	})
})
