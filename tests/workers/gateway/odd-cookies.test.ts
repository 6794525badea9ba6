/** A cookie reads the same for everybody who reads it, however it is spelled and whatever stands beside it. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Gateway, gateway, ORIGIN } from './support/gateway.ts'
import { signIn } from './support/people.ts'

const NAME = 'patchbay.session_token'
let at: Gateway
let cookie: string

beforeEach(async () => {
	at = gateway()
	cookie = await signIn(at, 'ana@demo.test')
})

function pairs(): [string, string][] {
	return cookie.split('; ').map((it) => [it.slice(0, it.indexOf('=')), it.slice(it.indexOf('=') + 1)])
}

/** The same cookies, with the token's spelled anew. */
function spelled(how: (token: string) => string): string {
	return pairs().map(([name, value]) => name === NAME ? how(value) : `${name}=${value}`).join('; ')
}

const percent = (text: string) => [...text].map((it) => `%${it.charCodeAt(0).toString(16)}`).join('')
const spellings: [string, () => string][] = [
	['as it was', () => cookie],
	['with its first letter written as a number', () => spelled((it) => `${NAME}=${percent(it.slice(0, 1))}${it.slice(1)}`)],
	[
		'with a letter in the middle written as a number',
		() => spelled((it) => `${NAME}=${it.slice(0, 5)}${percent(it.slice(5, 6))}${it.slice(6)}`),
	],
	['in quotes', () => spelled((it) => `${NAME}="${it}"`)],
	['with blanks around', () => spelled((it) => `${NAME} = ${it} `)],
	['after another of the same name', () => `${NAME}=made.up; ${cookie}`],
	['before another of the same name', () => `${cookie}; ${NAME}=made.up`],
	['beside one for https', () => `__Secure-${NAME}=made.up; ${cookie}`],
	['after one for https', () => `${cookie}; __Secure-${NAME}=made.up`],
	['after one whose name only ends like it', () => `x${NAME}=made.up; ${cookie}`],
	['after a pair that is none', () => `;;=; ${NAME}; ${cookie}`],
]

describe('a sign-in that has ended', () => {
	for (const [how, spell] of spellings) {
		it(`is not believed ${how}`, async () => {
			const sent = spell()
			const before = (await at.call('/api/v1/me', { headers: { cookie: sent } })).status
			expect([200, 401]).toContain(before)
			expect((await at.call('/api/auth/sign-out', { method: 'POST', headers: { cookie, origin: ORIGIN } })).status).toBe(200)
			for (let i = 0; i < 2; i++) expect((await at.call('/api/v1/me', { headers: { cookie: sent } })).status).toBe(401)
			vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 })
			expect((await at.call('/api/v1/me', { headers: { cookie: sent } })).status).toBe(401)
			vi.useRealTimers()
		})
	}
})

describe('cookies', () => {
	it('of two people are nobody, or one of the two as a whole', async () => {
		const wei = await signIn(at, 'wei@demo.test')
		for (const both of [`${cookie}; ${wei}`, `${wei}; ${cookie}`]) {
			const answer = await at.call('/api/v1/me', { headers: { cookie: both } })
			if (answer.status !== 401) expect(['ana@demo.test', 'wei@demo.test']).toContain((await answer.json<{ email: string }>()).email)
		}
	})

	it('of one token and the data of another are not mixed', async () => {
		const admin = await signIn(at, 'admin@demo.test')
		const mixed = [
			...pairs().filter(([name]) => name === NAME).map(([name, value]) => `${name}=${value}`),
			...admin.split('; ').filter((it) => !it.startsWith(NAME)),
		]
		const answer = await at.call('/api/v1/me', { headers: { cookie: mixed.join('; ') } })
		if (answer.status !== 401) expect(await answer.json()).toMatchObject({ email: 'ana@demo.test', role: 'agent' })
	})

	it('with a letter changed are nobody', async () => {
		for (const [name, value] of pairs()) {
			const at3 = value.slice(0, 3) + (value[3] === 'A' ? 'B' : 'A') + value.slice(4)
			const changed = cookie.replace(`${name}=${value}`, `${name}=${at3}`)
			const answer = await at.call('/api/v1/me', { headers: { cookie: changed } })
			if (name === NAME) expect(answer.status).toBe(401)
			else if (answer.status !== 401) expect(await answer.json()).toMatchObject({ email: 'ana@demo.test' })
		}
	})

	it('without end are refused, not worked through', async () => {
		const startedMs = Date.now()
		await at.call('/api/v1/me', { headers: { cookie: `${NAME}=${'a.'.repeat(30_000)}` } })
		await at.call('/api/v1/me', { headers: { cookie: `${'a=b; '.repeat(10_000)}${cookie}` } })
		expect(Date.now() - startedMs).toBeLessThan(15_000)
	})
})
