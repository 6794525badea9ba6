import { describe, expect, it } from 'vitest'
import { problemDocument, problems, refuse } from '../../core/problem.ts'

describe('the catalogue of refusals', () => {
	it('is in order, so that two people do not add the same name twice', () => {
		expect(Object.keys(problems)).toEqual(Object.keys(problems).toSorted())
	})

	it('gives each a status of refusal and a title in plain words', () => {
		for (const { status, title } of Object.values(problems)) {
			expect(status).toBeGreaterThanOrEqual(400)
			expect(title).toMatch(/^[A-Z].{8,}[^.]$/)
		}
	})
})

it('reads as RFC 9457 wants it', () => {
	const refusal = refuse('body-invalid', { detail: 'name: too long', field: 'name' })
	expect(problemDocument(refusal, 'req_1')).toEqual({
		type: 'urn:patchbay:problem:body-invalid',
		code: 'body-invalid',
		title: problems['body-invalid'].title,
		status: 400,
		detail: 'name: too long',
		field: 'name',
		instance: 'req_1',
	})
})
