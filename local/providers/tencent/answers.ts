import type { ApiAnswer, ApiRequest, Shown } from '../stand-in.ts'
import type { MediaStore } from './media.ts'

/** Always 200, whatever it says. */
export function said(fields: Readonly<Record<string, unknown>>, shown?: Shown): ApiAnswer {
	const headers = { 'content-type': 'application/json; encoding=utf-8' }
	return { status: 200, headers, body: JSON.stringify(fields), ...(shown === undefined ? {} : { shown }) }
}

export function refused(errcode: number, errmsg: string): ApiAnswer {
	return said({ errcode, errmsg: `${errmsg} rid: 5f2f3f3a-7a0c1e3f` })
}

export function fileAnswer(store: MediaStore, id: string): ApiAnswer {
	const media = store.get(id)
	if (media === undefined) return refused(40007, 'invalid media_id')
	const disposition = `attachment; filename="${encodeURIComponent(media.name)}"`
	return { status: 200, headers: { 'content-type': media.type, 'content-disposition': disposition }, body: media.bytes }
}

export type Json = Readonly<Record<string, unknown>>

/** Null for what is no JSON object. `\u` escapes are refused by both providers, except for a backslash of the text itself. */
export function jsonIn({ body }: ApiRequest): Json | 'escaped' | null {
	const text = new TextDecoder().decode(body)
	if (/(?:^|[^\\])(?:\\\\)*\\u[0-9a-f]{4}/i.test(text)) return 'escaped'
	try {
		return objectOf(JSON.parse(text))
	} catch {
		return null
	}
}

export function objectOf(value: unknown): Json | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : null
}

export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : ''
}

export function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length
}
