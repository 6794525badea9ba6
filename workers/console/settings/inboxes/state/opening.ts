import type { InboxChannel } from '../../../../../core/config/inbox-channel.ts'
import type { ChannelGuide } from '../words/guide.ts'
import { lookOf } from './look-of.ts'
import { madeWord } from './made-word.ts'

/** What somebody has written of an inbox that is not there yet. */
export interface Opening {
	readonly name: string
	readonly queue: string
	readonly apiBase: string
	readonly values: Readonly<Record<string, string>>
}

export type OpeningFault = 'missing' | 'blank' | 'address'

/** What is to be made up stands there already. */
export function freshOpening(guide: ChannelGuide, { name, queue, random }: {
	readonly name: string
	readonly queue: string
	readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array
}): Opening {
	const made = Object.entries(guide.fields).map(([field, { madeChars }]) => [field, madeChars ? madeWord(madeChars, random) : ''] as const)
	return { name, queue, apiBase: '', values: Object.fromEntries(made) }
}

/** What keeps it from being opened, by the field it is about. That something looks odd does not: only the provider knows. */
export function faultsIn({ name, apiBase, values }: Opening, guide: ChannelGuide): Readonly<Record<string, OpeningFault>> {
	const faults: Record<string, OpeningFault> = {}
	if (name.trim() === '') faults['name'] = 'missing'
	if (apiBase.trim() !== '' && !isAddress(apiBase.trim())) faults['apiBase'] = 'address'
	for (const [field, { looks }] of Object.entries(guide.fields)) {
		const look = lookOf(values[field] ?? '', looks)
		if (look === 'empty') faults[field] = 'missing'
		if (look === 'blank') faults[field] = 'blank'
	}
	return faults
}

function isAddress(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

export interface OpeningBody {
	readonly channel: InboxChannel
	readonly name: string
	readonly queue: string
	readonly apiBase?: string
	readonly credentials?: Readonly<Record<string, string>>
}

/** As the API takes it. */
export function bodyOf(channel: InboxChannel, { name, queue, apiBase, values }: Opening): OpeningBody {
	const credentials = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, value.trim()]))
	return {
		channel,
		name: name.trim(),
		queue,
		...(apiBase.trim() !== '' && { apiBase: apiBase.trim() }),
		...(Object.keys(credentials).length > 0 && { credentials }),
	}
}

/** A name nobody has taken in that channel yet. */
export function freshName(channel: string, taken: readonly string[]): string {
	for (let n = 1;; n++) {
		const name = n === 1 ? channel : `${channel} ${n}`
		if (!taken.some((it) => it.trim().toLowerCase() === name.toLowerCase())) return name
	}
}
