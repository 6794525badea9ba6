/**
 * Who a mail is from. `Reply-To` counts before `From`: a contact form writes from one address for everybody and names the customer
 * only there, and so does a group that passes mail on. Otherwise all of a shop's visitors would be one person and read each other's
 * answers. No header proves anything, so no address is vouched for: Cloudflare does not put its verdict (`Authentication-Results`) on
 * every mail (https://github.com/cloudflare/workerd/issues/6740), and where it has not, whoever wrote the mail may have put one there.
 */
import type { Email, Mailbox } from 'postal-mime'
import type { Sender } from '../channel.ts'
import { cleanName } from '../shared/clean.ts'
import { canonicalAddress, domainOf, untagged } from './mail-address.ts'
import { headerOf } from './parse-mime.ts'

type Named = { readonly address: string; readonly name: string | null }

/** `ours`: the address of the inbox. Null when nobody is named, or only ourselves. */
export function mailSender(mail: Email, ours: string): Sender | null {
	const from = named(mail.from)
	const others = [...(mail.replyTo ?? []).slice(0, 20).map(named), originalSender(mail), from]
	const sender = others.find((it) => it !== null && untagged(it.address) !== ours)
	if (!sender) return null
	const { address } = sender
	const name = sender.name ?? (from && domainOf(from.address) === domainOf(address) ? from.name : null)
	return { address, name, label: null, language: null }
}

function named(mailbox: Mailbox | { readonly address?: undefined } | undefined): Named | null {
	const address = canonicalAddress(mailbox?.address)
	return address === null ? null : { address, name: cleanName(mailbox && 'name' in mailbox ? String(mailbox.name) : null) }
}

/** A Google group writes as itself for those whose domain lets nobody else write for it, and puts the writer here. */
function originalSender(mail: Email): Named | null {
	const address = canonicalAddress(headerOf(mail, 'x-original-sender'))
	const name = cleanName(mail.from?.name ?? null)?.match(/^'(.+)' via /)?.[1] ?? null
	return address === null ? null : { address, name }
}
