/** The field that shows a problem: the one it names, else the nearest above that is on the page; null when none is. */
export function holderOf(field: string, onPage: Iterable<string>): string | null {
	let holder: string | null = null
	for (const path of onPage) {
		const holds = path === field || field.startsWith(`${path}.`)
		if (holds && (holder === null || path.length > holder.length)) holder = path
	}
	return holder
}
