/** One scenario's outcome; `--json` prints exactly this, one line each. */
export interface Line {
	readonly scenario: string
	/** Several figures where one does not say it. */
	readonly ours: number | object
	/** Absent where there is nothing below to compare with. */
	readonly floor?: number
	/** `ours / floor`, the median of the rounds' own ratios. */
	readonly ratio?: number
	readonly unit?: string
	readonly [extra: string]: unknown
}

export interface Outcome {
	readonly lines: readonly Line[]
	/** What a person reads instead: a heading, then rows of cells. */
	readonly heading: string
	readonly rows: readonly (readonly string[])[]
	readonly notes?: readonly string[]
}

export function asJson({ lines }: Outcome): string {
	return lines.map((line) => JSON.stringify(line, rounded)).join('\n')
}

/** Four figures are more than the measurement is worth. */
function rounded(_key: string, value: unknown): unknown {
	return typeof value === 'number' ? Number(value.toPrecision(4)) : value
}

export function asTable({ heading, rows, notes = [] }: Outcome): string {
	const widths = rows.reduce<number[]>((widest, row) => row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)), [])
	const lines = rows.map((row) => row.map((cell, i) => i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)).join('  '))
	return [heading, ...lines.map((line) => `  ${line}`), ...notes.map((note) => `  ${note}`), ''].join('\n')
}

/** Three significant figures, and none after the point from a hundred on. */
export function show(number: number): string {
	if (!Number.isFinite(number)) return '–'
	return number >= 100 ? Math.round(number).toLocaleString('en') : number.toPrecision(3)
}
