const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size as people say it: `2.4 MB`. */
export function byteText(bytes: number, tag: string): string {
	let [size, unit] = [bytes, 0]
	for (; size >= 1_000 && unit < UNITS.length - 1; unit++) size /= 1_000
	const unitDisplay = unit === 0 ? 'long' : 'short'
	return new Intl.NumberFormat(tag, { style: 'unit', unit: UNITS[unit], unitDisplay, maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 })
		.format(size)
}
