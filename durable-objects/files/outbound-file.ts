import type { OutboundFile } from '../../channels/channel.ts'
import { LASTING_LINK_LIFE_MS, linkUntilMs, OUTBOUND_LINK_LIFE_MS } from '../../core/files/file-claims.ts'
import { fileKey } from '../../core/files/file-key.ts'
import type { ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { FileRef } from '../../core/message.ts'
import type { Env } from '../env.ts'
import { fileLink } from './file-link.ts'
import { nameOf, recordOf } from './file-record.ts'

interface Whose {
	readonly env: Env
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
}

/** A file of the store on its way out; null when it is not there. */
export async function outboundFile(ref: FileRef, { env, workspace, conversation }: Whose): Promise<OutboundFile | null> {
	const place = { workspace, conversation, file: ref.id }
	const key = fileKey(place)
	const found = await env.FILES.head(key)
	if (!found) return null
	const { type, name, bytes } = recordOf(found)
	const linkFor = async (lifeMs: number) => {
		const untilMs = linkUntilMs(Date.now(), lifeMs)
		return { url: originOf(env) + await fileLink(env, { ...place, thumbnail: false, untilMs }), untilMs }
	}
	return {
		kind: ref.kind,
		name: nameOf({ name: ref.name ?? name, type }),
		type,
		bytes,
		url: (await linkFor(OUTBOUND_LINK_LIFE_MS)).url,
		lasting: await linkFor(LASTING_LINK_LIFE_MS),
		open: () => open(env, key),
	}
}

async function open(env: Env, key: string): Promise<ReadableStream<Uint8Array>> {
	const found = await env.FILES.get(key)
	if (!found) throw new Error('the file has been deleted')
	return found.body
}

/** Where nobody has said it, this is a developer's machine. */
function originOf({ PATCHBAY_ORIGIN: origin }: Env): string {
	return origin?.replace(/\/+$/, '') || 'http://localhost:8787'
}
