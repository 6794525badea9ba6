/**
 * Whether anybody vouches for it that a mail is from whom it is said to be: by DMARC (RFC 7489), or where its domain has no such
 * policy, by a signature (DKIM) or a sending server (SPF) of that very domain. It only ever takes a warning away: where Cloudflare has
 * written no verdict, whoever wrote the mail may have put one in its place (https://github.com/cloudflare/workerd/issues/6740).
 */
import type { Email } from 'postal-mime'
import { type AuthResult, authResults } from './auth-results.ts'
import { canonicalAddress, domainOf } from './mail-address.ts'

/** `address`: whom it is taken to be from. */
export function isVouched(mail: Email, address: string): boolean {
	// Who is named by `Reply-To` alone, as by a contact form, nobody has looked at.
	if (canonicalAddress(mail.from?.address) !== address || mail.headers.filter((it) => it.key === 'from').length !== 1) return false
	const results = authResults(mail) ?? []
	const [dmarc, ...more] = results.filter((it) => it.method === 'dmarc')
	// A second one has come in by something that was put into the first, such as an odd sender.
	if (more.length > 0) return false
	const domain = domainOf(address)
	if (dmarc?.result === 'pass') return dmarc.of.get('header.from') === domain
	return (dmarc === undefined || dmarc.result === 'none') && results.some((it) => isOwn(it, domain))
}

function isOwn({ method, result, of }: AuthResult, domain: string): boolean {
	if (result !== 'pass') return false
	if (method === 'dkim') return isOver(of.get('header.d'), domain)
	return method === 'spf' && isOver(of.has('smtp.mailfrom') ? domainOf(of.get('smtp.mailfrom') ?? '') : undefined, domain)
}

/** A domain speaks for itself and for what is below it. */
function isOver(who: string | undefined, domain: string): boolean {
	return who !== undefined && who.includes('.') && (domain === who || domain.endsWith(`.${who}`))
}
