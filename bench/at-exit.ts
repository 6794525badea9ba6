const undo: (() => void)[] = []

/** Runs at the end of the process, however it comes; the newest first. Must be synchronous. */
export function atExit(step: () => void): void {
	undo.push(step)
}

process.on('exit', () => {
	for (const step of undo.reverse()) step()
})
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) process.on(signal, () => process.exit(code))
