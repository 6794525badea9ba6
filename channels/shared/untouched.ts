import type { Answered } from './ask.ts'

/**
 * What Cloudflare answers in a provider's place when the request has not got as far: refused, no way there, no TLS, no name. Its 520,
 * 522 and 524 can come after it has. https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
const NEVER_REACHED: ReadonlySet<number> = new Set([521, 523, 525, 526, 530])

/** Whether something that broke shows that nothing was begun: who says when to come back has turned it away. Any other 5xx shows nothing. */
export function isUntouched({ status, headers }: Pick<Extract<Answered, { came: true }>, 'status' | 'headers'>): boolean {
	return NEVER_REACHED.has(status) || (status === 503 && headers.has('retry-after'))
}
