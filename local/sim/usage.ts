import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** What was asked for makes no sense: told in one line, and the command ends with code 2. */
export class Usage extends Error {}

/** `parseArgs`, with its objections on one line. */
export function parsed<Options extends ParseArgsOptionsConfig>(
	args: readonly string[],
	{ options, usage }: { options: Options; usage: string },
) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true })
	} catch (thrown) {
		throw new Usage(`${thrown instanceof Error ? thrown.message.split(/\.\s/)[0] : String(thrown)}; ${usage}`)
	}
}

export interface Bounds {
	readonly min: number
	readonly max: number
	readonly whole?: boolean
	/** Whether the least value itself is out of bounds. */
	readonly above?: boolean
}

export const SEED = { min: 0, max: 1e12, whole: true }
export const SEEDS = { min: 1, max: 1_000, whole: true }
export const DAYS = { min: 1, max: 1_000, whole: true }

/** A number given on the command line; `name` is what it was given as. */
export function numberOf(name: string, text: string, { min, max, whole = false, above = false }: Bounds): number {
	const number = text.trim() === '' ? NaN : Number(text)
	const fits = (above ? number > min : number >= min) && number <= max && (!whole || Number.isInteger(number))
	if (fits) return number
	throw new Usage(
		`${name} takes ${whole ? 'a whole number' : 'a number'} ${above ? 'above' : 'from'} ${min} ${
			above ? 'and up ' : ''
		}to ${max}, not "${text}"`,
	)
}
