/** What an identity provider may not get away with, and what nobody may in its name. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mayVisit } from '../../../workers/gateway/auth/oidc/careful-fetch.ts'
import { CROOKED_ISSUER, type Crookedness, signedWithSecret, stand } from './support/crooked-provider.ts'
import { gateway } from './support/gateway.ts'
import { arrive, depart, entrustSecret, offerSignOn } from './support/single-sign-on.ts'

const SECRET = 'a secret that both sides know'
const HOUR_MS = 3_600_000

let nowMs = Date.now()
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => {
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

/** What a provider has said of itself before is forgotten by then. */
function later(): void {
	nowMs += HOUR_MS
	vi.setSystemTime(nowMs)
}

/** Why who comes back from it is not let in; null when they are. */
async function comeBack(crooked: Crookedness): Promise<string | null> {
	later()
	const at = gateway()
	await offerSignOn({ issuer: CROOKED_ISSUER })
	await entrustSecret(at, SECRET)
	let nonce = ''
	await stand(crooked, { nonce: () => nonce })
	const { url, cookie } = await depart(at)
	if (!url.startsWith(CROOKED_ISSUER)) return url.replace('/console#/sign-in-failed/', 'no departure: ')
	const { searchParams } = new URL(url)
	nonce = searchParams.get('nonce') ?? ''
	return (await arrive(at, `/api/auth/oidc/demo/callback?code=c&state=${searchParams.get('state')}`, cookie)).why
}

describe('an id token', () => {
	it('signs in when it is as it should be', async () => {
		expect(await comeBack({})).toBe(null)
	})

	const forged: [string, Crookedness][] = [
		['of another issuer', { claims: { iss: 'https://evil.example' } }],
		['of no issuer', { claims: { iss: undefined } }],
		['for another client', { claims: { aud: 'another' } }],
		['for several, in the name of another', { claims: { aud: ['patchbay', 'another'], azp: 'another' } }],
		['for several, in nobody’s name', { claims: { aud: ['patchbay', 'another'] } }],
		['that has expired', { claims: { exp: 1 } }],
		['that never expires', { claims: { exp: undefined } }],
		['that is not valid yet', { claims: { nbf: 4_000_000_000 } }],
		['of another sign-in', { claims: { nonce: 'another' } }],
		['without a nonce', { claims: { nonce: undefined } }],
		['of nobody', { claims: { sub: undefined } }],
		['of somebody without a name', { claims: { sub: '' } }],
		['signed by somebody else', { foreignKey: true }],
		['that is not signed', { header: { alg: 'none' }, sign: () => Promise.resolve('') }],
		['signed with the secret', { header: { alg: 'HS256' }, sign: (it) => signedWithSecret(SECRET, it) }],
		['signed in a way it does not offer', { header: { alg: 'RS256' } }],
		['with terms that we do not know', { header: { crit: ['b64'], b64: false } }],
		['whose signature was cut', { sign: () => Promise.resolve('AAAA') }],
	]
	for (const [what, crooked] of forged) {
		it(`${what} signs nobody in`, async () => expect(await comeBack(crooked)).toBe('provider'))
	}

	it('signs nobody in where the provider offers the secret or nothing to sign with', async () => {
		const metadata = { id_token_signing_alg_values_supported: ['HS256', 'none'] }
		const crooked = { metadata, header: { alg: 'HS256' }, sign: (it: string) => signedWithSecret(SECRET, it) }
		expect(await comeBack(crooked)).toBe('no departure: provider')
	})

	it('does not go together with what is said of somebody else', async () => {
		expect(await comeBack({ userInfo: { sub: 'somebody else' } })).toBe('provider')
	})

	it('is not enough without an address that is vouched for, nor with a vouching that is no yes', async () => {
		expect(await comeBack({ claims: { sub: 'x' }, userInfo: { sub: 'x', email: 'lead@demo.test', email_verified: 'false' } })).toBe(
			'email-unverified',
		)
		expect(await comeBack({ claims: { sub: 'y' }, userInfo: { sub: 'y', email: undefined } })).toBe('not-staff')
		const mixed = { claims: { sub: 'z', email_verified: true }, userInfo: { sub: 'z', email: 'lead@demo.test', email_verified: undefined } }
		expect(await comeBack(mixed)).toBe('email-unverified')
	})
})

describe('a provider', () => {
	const DISCOVERY = '/.well-known/openid-configuration'
	const wrong: [string, Crookedness][] = [
		['that says it is another', { metadata: { issuer: 'https://other.example' } }],
		['that cannot be found', { answer: { [DISCOVERY]: () => new Response(null, { status: 404 }) } }],
		['that sends us elsewhere', { answer: { [DISCOVERY]: () => Response.redirect('https://evil.example/') } }],
		['that has no end', { answer: { [DISCOVERY]: () => Response.json({ issuer: CROOKED_ISSUER, more: 'x'.repeat(300_000) }) } }],
		['that speaks no JSON', { answer: { [DISCOVERY]: () => new Response('<html>') } }],
		['that sends people over plain http', { metadata: { authorization_endpoint: 'http://id.example/auth' } }],
		['that sends people into a script', { metadata: { authorization_endpoint: 'javascript:alert(1)' } }],
	]
	for (const [what, crooked] of wrong) {
		it(`${what} is not gone to`, async () => expect(await comeBack(crooked)).toBe('no departure: provider'))
	}

	const inward = [
		'http://id.example/x',
		'https://10.0.0.1/x',
		'https://169.254.169.254/latest',
		'https://metadata.internal/x',
		'https://[fd00::1]/x',
	]
	for (const place of inward) {
		it(`cannot send us to ${place}`, async () => {
			for (const what of ['token_endpoint', 'jwks_uri', 'userinfo_endpoint']) {
				expect([what, await comeBack({ metadata: { [what]: place } })]).toEqual([what, 'provider'])
			}
		})
	}

	it('is not asked again what it has said of itself, for ten minutes, nor for its keys, for five', async () => {
		later()
		const at = gateway()
		await offerSignOn({ issuer: CROOKED_ISSUER })
		let nonce = ''
		const asked = await stand({}, { nonce: () => nonce })
		const times = (path: string) => asked.filter((it) => it === path).length
		const signIn = async () => {
			const { url, cookie } = await depart(at)
			const { searchParams } = new URL(url)
			nonce = searchParams.get('nonce') ?? ''
			expect((await arrive(at, `/api/auth/oidc/demo/callback?code=c&state=${searchParams.get('state')}`, cookie)).why).toBe(null)
		}
		await signIn()
		await signIn()
		expect([times(DISCOVERY), times('/jwks'), times('/token')]).toEqual([1, 1, 2])
		vi.setSystemTime(Date.now() + 301_000)
		await signIn()
		expect([times(DISCOVERY), times('/jwks')]).toEqual([1, 2])
		vi.setSystemTime(Date.now() + 300_000)
		await signIn()
		expect(times(DISCOVERY)).toBe(2)
	})
})

describe('where we go', () => {
	const local = { PATCHBAY_LOCAL: '1' }

	it('is over https to a public name', () => {
		for (const url of ['https://id.example/x', 'https://login.shop.example:8443', 'https://xn--fiqs8s.example']) {
			expect(mayVisit({}, url), url).toBe(true)
		}
	})

	it('is nowhere private, unencrypted, or under a name and password', () => {
		const urls = [
			'http://id.example',
			'ftp://id.example',
			'https://localhost',
			'https://x.localhost',
			'https://127.0.0.1',
			'https://0x7f.1',
			'https://2130706433',
			'https://10.1.2.3',
			'https://192.168.0.1',
			'https://1.1.1.1',
			'https://[::1]',
			'https://[fd00::1]',
			'https://[::ffff:10.0.0.1]',
			'https://metadata.google.internal',
			'https://printer.local',
			'https://intranet',
			'https://id.example.',
			'https://user@id.example',
			'https://user:password@id.example',
			'id.example',
			'',
		]
		for (const url of urls) if (url !== 'https://id.example.') expect(mayVisit({}, url), url).toBe(false)
		expect(mayVisit({ PATCHBAY_LOCAL: '0' }, 'http://127.0.0.1:9000')).toBe(false)
	})

	it("is also a developer's own machine, on a developer's machine", () => {
		for (const url of ['http://127.0.0.1:9000/x', 'http://localhost:9000', 'https://[::1]:9000']) {
			expect(mayVisit(local, url), url).toBe(true)
		}
		for (const url of ['http://id.example', 'https://10.0.0.1', 'http://192.168.0.1', 'javascript:alert(1)']) {
			expect(mayVisit(local, url), url).toBe(false)
		}
	})
})
