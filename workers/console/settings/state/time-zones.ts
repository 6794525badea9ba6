/** A region, such as Europe, with its time zones. */
export interface ZoneGroup {
	readonly id: string
	readonly name: string
	readonly options: readonly { readonly id: string; readonly name: string }[]
}

const NO_REGION = 'UTC'

/** All zones there are, by region, each with how far it is from UTC at that time: `Europe/Madrid` as "Madrid (UTC+1)". */
export function zoneGroups(zones: readonly string[], atMs: number): readonly ZoneGroup[] {
	const all = zones.includes(NO_REGION) ? zones : [NO_REGION, ...zones]
	const groups = Map.groupBy(all, (zone) => zone.split('/')[0] ?? zone)
	return [...groups].map(([region, members]) => ({
		id: `region ${region}`,
		name: region,
		options: members.map((id) => ({ id, name: zoneText(id, atMs) })),
	}))
}

/** `America/Argentina/Salta` as "Argentina, Salta (UTC-3)". */
export function zoneText(zone: string, atMs: number): string {
	const [region = '', ...places] = zone.split('/')
	const place = (places.length === 0 ? region : places.join(', ')).replaceAll('_', ' ')
	const offset = offsetText(zone, atMs)
	return offset === null || offset === place ? place : `${place} (${offset})`
}

/** `UTC+5:30`; null for what is no time zone. */
function offsetText(zone: string, atMs: number): string | null {
	try {
		const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(atMs)
		return parts.find((it) => it.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? null
	} catch {
		return null
	}
}
