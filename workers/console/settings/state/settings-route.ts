/** Where in the settings somebody is, as the address says it behind the `#`: `#/teams/emea`. */
export interface SettingsRoute {
	readonly section: string | null
	readonly item: string | null
}

export function settingsRouteOf(hash: string): SettingsRoute {
	const [, section = '', item = ''] = hash.replace(/^#/, '').split('/')
	return { section: section === '' ? null : section, item: item === '' ? null : decoded(item) }
}

export function settingsHashOf(section: string | null, item: string | null = null): string {
	if (section === null) return '#/'
	return item === null ? `#/${section}` : `#/${section}/${encodeURIComponent(item)}`
}

/** An address may have been typed. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text)
	} catch {
		return text
	}
}
