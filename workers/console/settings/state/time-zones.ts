/** A time zone as it is looked for. */
export interface Zone {
	readonly id: string
	/** As in "Madrid (UTC+1)". */
	readonly name: string
	/** What its time is called in the reader's language, as in "Central European Standard Time". */
	readonly long: string
}

const PLAIN = 'UTC'

/** All zones there are, told as they are at that time. */
export function zonesOf(ids: readonly string[], { atMs, tag }: { atMs: number; tag: string }): readonly Zone[] {
	const all = ids.includes(PLAIN) ? ids : [PLAIN, ...ids]
	return all.map((id) => ({ id, name: zoneText(id, atMs), long: zoneName(id, { atMs, tag, style: 'long' }) ?? '' }))
}

const FOUND_MAX = 8

/** Those that are called so, by city, region or name, where the name begins so first; without a word, the ones suggested. */
export function zonesFound(zones: readonly Zone[], text: string, suggested: readonly string[]): readonly Zone[] {
	const word = plain(text)
	if (word === '') return zones.filter((it) => suggested.includes(it.id))
	const called = zones.filter(({ id, name, long }) => plain(`${id} ${name} ${long}`).includes(word))
	const begins = ({ name }: Zone) => plain(name).startsWith(word) ? 0 : 1
	return called.toSorted((a, b) => begins(a) - begins(b)).slice(0, FOUND_MAX)
}

function plain(text: string): string {
	return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('_', ' ').trim().toLowerCase()
}

/** `America/Argentina/Salta` as "Argentina, Salta (UTC-3)". */
export function zoneText(zone: string, atMs: number): string {
	const [region = '', ...places] = zone.split('/')
	const place = (places.length === 0 ? region : places.join(', ')).replaceAll('_', ' ')
	const offset = zoneName(zone, { atMs, tag: 'en', style: 'shortOffset' })?.replace(/^GMT(?:\+0)?/, 'UTC')
	return offset === undefined || offset === place ? place : `${place} (${offset})`
}

interface Naming {
	readonly atMs: number
	readonly tag: string
	readonly style: 'long' | 'shortOffset'
}

/** Undefined for what is no time zone. */
function zoneName(zone: string, { atMs, tag, style }: Naming): string | undefined {
	try {
		const parts = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: style }).formatToParts(atMs)
		return parts.find((it) => it.type === 'timeZoneName')?.value
	} catch {
		return undefined
	}
}
