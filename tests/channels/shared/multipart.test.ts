import { expect, test } from 'vitest'
import { multipart } from '../../../channels/shared/multipart.ts'

const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256)

function file(name: string, type: string) {
	return { field: 'document', name, type, stream: new Blob([bytes]).stream() }
}

async function formOf(name: string, type: string): Promise<FormData> {
	const { contentType, body } = multipart({ chat_id: '1', caption: 'Zwei\r\nZeilen "hier"' }, {
		file: file(name, type),
		boundary: 'b0undary',
	})
	return await new Response(body, { headers: { 'content-type': contentType } }).formData()
}

test('reads back as what it was made of', async () => {
	const form = await formOf('Grüße 你好.pdf', 'application/pdf')
	const sent = form.get('document')
	expect([form.get('chat_id'), form.get('caption')]).toEqual(['1', 'Zwei\r\nZeilen "hier"'])
	if (!(sent instanceof File)) return expect.fail('There is a file')
	expect([sent.name, sent.type]).toEqual(['Grüße 你好.pdf', 'application/pdf'])
	expect(new Uint8Array(await sent.arrayBuffer())).toEqual(bytes)
})

test('lets no name and no type add a line of its own', async () => {
	const form = await formOf('a"\r\nx-evil: 1\r\n\r\n.txt', 'text/plain\r\nx-evil: 1')
	expect([...form.keys()]).toEqual(['chat_id', 'caption', 'document'])
	const sent = form.get('document')
	expect(sent instanceof File ? sent.type : null).toBe('text/plain')
})

test('breaks where the file breaks', async () => {
	const stream = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('broken')) })
	const { body } = multipart({}, { file: { field: 'a', name: 'a', type: 'a/b', stream }, boundary: 'b0undary' })
	await expect(new Response(body).text()).rejects.toThrow('broken')
})
