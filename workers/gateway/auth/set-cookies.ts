import type { AppContext } from '../context.ts'

export function setCookies(c: AppContext, cookies: readonly string[]): void {
	for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
