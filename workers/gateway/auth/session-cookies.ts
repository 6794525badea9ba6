import { z } from 'zod'
import { fromBase64Url } from '../../../durable-objects/shared/base64url.ts'
import { SESSION_COOKIE } from './staff-cookie.ts'

/** As better-auth writes it when its cookie cache is `compact`. */
const SessionData = z.object({ session: z.object({ session: z.object({ expiresAt: z.coerce.date() }) }) })
const DATA = /session_data=([\w-]+)/

/**
 * The cookies an answer of better-auth sets. It gives those of a session the longest life there is; here they get the life of
 * that session, which one of them says.
 */
export function sessionCookies(headers: Headers, nowMs: number = Date.now()): string[] {
	const cookies = headers.getSetCookie()
	const untilMs = cookies.map(expiryIn).find((it) => it !== null) ?? null
	if (untilMs === null) return cookies
	const leftS = Math.max(0, Math.ceil((untilMs - nowMs) / 1_000))
	return cookies.map((it) => SESSION_COOKIE.test(it) ? atMost(it, leftS) : it)
}

function expiryIn(cookie: string): number | null {
	const bytes = fromBase64Url(DATA.exec(cookie)?.[1] ?? '')
	if (!bytes || !SESSION_COOKIE.test(cookie)) return null
	return SessionData.parse(JSON.parse(new TextDecoder().decode(bytes))).session.session.expiresAt.getTime()
}

function atMost(cookie: string, seconds: number): string {
	return cookie.replace(/; Max-Age=(\d+)/i, (_, age: string) => `; Max-Age=${Math.min(Number(age), seconds)}`)
}
