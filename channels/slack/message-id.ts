/** Slack calls a message by its channel and its time, which no other message of the channel has. */
import { cleanId } from '../shared/clean.ts'
import { whenOf } from '../shared/when.ts'

const TIMESTAMP = /^(\d{1,12})\.(\d{1,6})$/

/** As in `C024BE91L:1355517523.000005`. Null for what is none. */
export function messageIdOf(channel: string | null, ts: string | null): string | null {
	return channel === null || ts === null || !TIMESTAMP.test(ts) || cleanId(channel, 100) === null ? null : `${channel}:${ts}`
}

export function partsOfId(id: string): { readonly channel: string; readonly ts: string } {
	const at = id.lastIndexOf(':')
	return { channel: id.slice(0, Math.max(0, at)), ts: id.slice(at + 1) }
}

/** When, in milliseconds, and what is left of it, which orders what was said within one. */
export function timeOf(ts: string | null): { readonly atMs: number | null; readonly order: number } {
	const [, seconds = '', micros = ''] = TIMESTAMP.exec(ts ?? '') ?? []
	const padded = micros.padEnd(6, '0')
	return { atMs: whenOf(Number(seconds) * 1000 + Number(padded.slice(0, 3))), order: Number(padded.slice(3)) }
}
