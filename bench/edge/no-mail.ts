/** Instead of `durable-objects/shared/mail-out.ts`: a bare workerd has no `cloudflare:email`. */
export function mailOut(): undefined {
	return undefined
}
