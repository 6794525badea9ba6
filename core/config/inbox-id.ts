import type { WorkspaceId } from '../ids.ts'
import type { InboxChannel } from './inbox-channel.ts'
import { numberedSlug, slugOf } from './slug-of.ts'

/** What an inbox of that name is called: `{workspace}.{the name in small letters}`, with a number where that is taken already. */
export function freeInboxId(
	{ name, channel }: { readonly name: string; readonly channel: InboxChannel },
	{ workspace, taken }: { readonly workspace: WorkspaceId; readonly taken: readonly string[] },
): string {
	const slug = slugOf(name)
	for (let n = 1;; n++) {
		const id = `${workspace}.${slug === '' ? numberedSlug(channel, n) : n === 1 ? slug : numberedSlug(slug, n)}`
		if (!taken.includes(id)) return id
	}
}
