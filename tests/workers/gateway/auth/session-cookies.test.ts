import { expect, it } from 'vitest'
import { toBase64Url } from '../../../../durable-objects/shared/base64url.ts'
import { sessionCookies } from '../../../../workers/gateway/auth/session-cookies.ts'

const NOW_MS = Date.UTC(2026, 0, 1)
const data = (expiresAtMs: number) =>
	toBase64Url(
		new TextEncoder().encode(JSON.stringify({ session: { session: { expiresAt: new Date(expiresAtMs) }, user: { name: '王伟' } } })),
	)
const left = (...cookies: string[]) => {
	const headers = new Headers()
	for (const it of cookies) headers.append('set-cookie', it)
	return sessionCookies(headers, NOW_MS)
}

it('gives the cookies of a session the life it has left, and others their own', () => {
	const value = data(NOW_MS + 90_000)
	expect(left(
		'__Secure-patchbay.session_token=t.s; Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Strict',
		`__Secure-patchbay.session_data=${value}; Max-Age=2592000; Path=/`,
		'__Secure-patchbay.trust_device=x; Max-Age=2592000; Path=/',
		'__Secure-patchbay.two_factor=; Max-Age=0; Path=/',
	)).toEqual([
		'__Secure-patchbay.session_token=t.s; Max-Age=90; Path=/; HttpOnly; Secure; SameSite=Strict',
		`__Secure-patchbay.session_data=${value}; Max-Age=90; Path=/`,
		'__Secure-patchbay.trust_device=x; Max-Age=2592000; Path=/',
		'__Secure-patchbay.two_factor=; Max-Age=0; Path=/',
	])
})

it('makes no life longer, and none of what is over', () => {
	const long = `patchbay.session_data=${data(NOW_MS + 90_000)}; Max-Age=60`
	expect(left(long)).toEqual([long])
	expect(left(`patchbay.session_data=${data(NOW_MS - 1)}; Max-Age=60`)[0]).toMatch(/; Max-Age=0$/)
})

it('leaves cookies that end a session as they are', () => {
	const ended = ['patchbay.session_token=; Max-Age=0; Path=/', 'patchbay.session_data=; Max-Age=0; Path=/']
	expect(left(...ended)).toEqual(ended)
})
