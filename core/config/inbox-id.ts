import type { WorkspaceId } from '../ids.ts'
import type { InboxChannel } from './inbox-channel.ts'

const SLUG_MAX = 40

/** What an inbox of that name is called: `{workspace}.{the name in small letters}`, with a number where that is taken already. */
export function freeInboxId(
	{ name, channel }: { readonly name: string; readonly channel: InboxChannel },
	{ workspace, taken }: { readonly workspace: WorkspaceId; readonly taken: readonly string[] },
): string {
	const slug = slugOf(name)
	for (let n = 1;; n++) {
		const id = `${workspace}.${slug === '' ? numbered(channel, n) : n === 1 ? slug : numbered(slug, n)}`
		if (!taken.includes(id)) return id
	}
}

/** Nothing for a name without a Latin letter or digit in it, such as 客服. */
function slugOf(name: string): string {
	const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
	return trimmed(plain.replaceAll(/[^a-z0-9]+/g, '-'), SLUG_MAX)
}

function numbered(slug: string, n: number): string {
	return `${trimmed(slug, SLUG_MAX - `-${n}`.length)}-${n}`
}

function trimmed(text: string, max: number): string {
	return text.replace(/^-+/, '').slice(0, max).replace(/-+$/, '')
}
