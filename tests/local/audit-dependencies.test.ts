import { expect, it } from 'vitest'
import { verdict } from '../../.ci/audit.mjs'

const counts = { info: 0, low: 1, moderate: 2, high: 0, critical: 0, total: 3 }
const answer = (more: Record<string, unknown>) =>
	JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: { vulnerabilities: counts }, ...more })

it('lets pass what is not grave', () => {
	expect(verdict(answer({}))).toEqual({ fails: false, words: 'nothing high or critical; 3 in all' })
})

it('fails on a grave vulnerability, by the name of the package', () => {
	for (const severity of ['high', 'critical']) {
		const metadata = { vulnerabilities: { ...counts, [severity]: 1 } }
		expect(verdict(answer({ metadata, vulnerabilities: { hono: { name: 'hono', severity }, zod: { name: 'zod', severity: 'low' } } })))
			.toEqual({
				fails: true,
				words: `update hono (${severity})`,
			})
	}
})

it('says so and goes on where the registry cannot be asked', () => {
	expect(verdict('{"message":"405 Method Not Allowed","statusCode":405}')).toEqual({
		fails: false,
		words: 'the registry does not say (405 Method Not Allowed); going on',
	})
	for (const text of ['', 'not JSON', 'null', '[]']) expect(verdict(text).fails).toBe(false)
})
