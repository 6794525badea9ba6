import { describe, expect, it } from 'vitest'
import { cleanFileName, contentDisposition, usualName } from '../../../core/files/file-name.ts'

describe('the name of a file', () => {
	it('loses folders, what does not show and what turns the direction of writing', () => {
		expect(cleanFileName('../../etc/passwd')).toBe('passwd')
		expect(cleanFileName('C:\\Users\\ana\\报告.pdf')).toBe('报告.pdf')
		expect(cleanFileName('invoice\u202egpj.exe')).toBe('invoicegpj.exe')
		expect(cleanFileName('a\r\nb\0.txt')).toBe('ab.txt')
		expect(cleanFileName('.htaccess')).toBe('htaccess')
	})

	it('is none where nothing is left', () => {
		for (const it of [null, '', '..', ' . ', 'folder/']) expect(cleanFileName(it)).toBeNull()
	})

	it('keeps its end when it is too long', () => {
		const clean = cleanFileName(`${'x'.repeat(500)}.pdf`)
		expect(clean).toHaveLength(200)
		expect(clean?.endsWith('x.pdf')).toBe(true)
	})

	it('is made up for what came without one', () => {
		expect(['image/jpeg', 'application/pdf', 'audio/ogg', 'text/plain', 'application/octet-stream'].map(usualName))
			.toEqual(['image.jpg', 'file.pdf', 'audio.ogg', 'file.txt', 'file.bin'])
	})

	it('is said in a header so that nothing can be added to it', () => {
		expect(contentDisposition('attachment', 'a"b\\c; x=y.pdf')).toBe(
			'attachment; filename="a_b_c; x=y.pdf"; filename*=UTF-8\'\'a%22b%5Cc%3B%20x%3Dy.pdf',
		)
		expect(contentDisposition('inline', "报告 (1)'.pdf")).toBe(
			"inline; filename=\"__ (1)'.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%281%29%27.pdf",
		)
	})
})
