import type { Access, Profile } from '../../../channel.ts'
import { cleanName } from '../../../shared/clean.ts'
import { fieldsOf, textOf } from '../../../shared/read.ts'
import { graphGet, segment } from '../graph.ts'

/** How they are called; null where Meta does not tell, such as before they have written. Their language takes a right of its own. */
export async function profileOf(
	address: string,
	access: Access,
	{ fields, base }: { readonly fields: string; readonly base?: string },
): Promise<Profile | null> {
	const answered = await graphGet(access, `/${segment(address)}?fields=${fields}`, base)
	if (!answered.came || answered.status !== 200) return null
	const { name, first_name, last_name, username } = fieldsOf(answered.json)
	const parts = [textOf(first_name), textOf(last_name)].filter((it) => it !== null).join(' ')
	const called = cleanName(textOf(name)) ?? cleanName(parts) ?? cleanName(textOf(username))
	return called === null ? null : { name: called, language: null }
}
