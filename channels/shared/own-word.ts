/**
 * In whose name somebody on the way speaks who has given up on what is behind: nobody knows what that has carried out.
 * https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
 */
const GAVE_UP: ReadonlySet<number> = new Set([502, 504, 520, 522, 524])

/** Whether who broke says so itself, or that nothing has reached it: that is believed, as providers ask for it. */
export function isOwnWord({ status }: { readonly status: number }): boolean {
	return status >= 500 && !GAVE_UP.has(status)
}
