import { stripVTControlCharacters } from 'node:util'

const BEGINS = /\[ERROR\]|\[WARNING\]|^✘|^▲|^Uncaught|^\w*Error: /u
const CONTINUES = /^\s+\S/

/** Passes on warnings and errors of a stream of text, with the indented lines that belong to them. */
export function troubleFilter(show: (line: string) => void): (chunk: string) => void {
	let rest = ''
	let inside = false
	return (chunk) => {
		const lines = (rest + stripVTControlCharacters(chunk)).split('\n')
		rest = lines.pop() ?? ''
		for (const line of lines) {
			inside = BEGINS.test(line) || (inside && CONTINUES.test(line))
			if (inside) show(line)
		}
	}
}
