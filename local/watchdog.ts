/**
 * Ends what a killed `npm start` would leave behind. It reads lines `<pid> <signal>` on its standard input; a negative
 * number is a process group. When the input ends without the line `done`, each is asked to end and, after five seconds, made to.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { send } from './process.ts'

const PATIENCE_MS = 5000

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
let input = ''
for await (const chunk of process.stdin) input += String(chunk)
const lines = input.split('\n').filter(Boolean)
if (!lines.includes('done')) await endAll(lines.map((it) => it.split(' ')))

async function endAll(entries: readonly string[][]): Promise<void> {
	for (const [pid, signal] of entries) send(Number(pid), signal as NodeJS.Signals)
	await sleep(PATIENCE_MS)
	for (const [pid] of entries) send(Number(pid), 'SIGKILL')
}
