/** Groups: https://developers.facebook.com/documentation/business-messaging/whatsapp/groups/groups-messaging */
import type { Access, Inbound, Profile, Sender } from '../channel.ts'
import { graphGet, segment } from '../providers/meta/graph.ts'
import { cleanId, cleanName, cleanText } from '../shared/clean.ts'
import { fieldsOf, textOf } from '../shared/read.ts'

/** Base64 of what begins with `capi_group:`. */
const GROUP = /^Y2FwaV9ncm91cD[A-Za-z0-9+/=_-]+$/

export function isGroup(address: string): boolean {
	return GROUP.test(address)
}

/** A group is one customer: whoever of it writes, the answer goes to all of them. Null for no group. */
export function groupOf(id: unknown): Sender | null {
	const address = cleanId(textOf(id))
	return address === null ? null : { address, name: null, label: null, language: null }
}

/** With who of them says it. */
export function saidBy(item: Inbound, speaker: Sender | null): Inbound {
	const name = speaker?.name ?? speaker?.label ?? null
	if (name === null) return item
	const isSaid = item.kind === 'message' || (item.kind === 'event' && item.event === 'edit')
	return isSaid ? { ...item, content: { ...item.content, text: cleanText(`${name}: ${item.content.text}`.trimEnd()) } } : item
}

/** What a group is called; of people WhatsApp tells no more than comes with their messages. */
export async function profile(address: string, access: Access): Promise<Profile | null> {
	if (!isGroup(address)) return null
	const answered = await graphGet(access, `/${segment(address)}?fields=subject`)
	if (!answered.came || answered.status !== 200) return null
	return { name: cleanName(textOf(fieldsOf(answered.json).subject)), language: null }
}
