import type { ApiRequest } from '../stand-in.ts'

export interface SentFile {
	readonly name: string
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

export interface Form {
	readonly fields: Readonly<Record<string, unknown>>
	/** By the field it stands in. */
	readonly files: ReadonlyMap<string, SentFile>
}

/** The parameters of a method, in any of the forms the Bot API takes; null for what is none. */
export async function formOf({ headers, body }: ApiRequest): Promise<Form | null> {
	const type = headers['content-type'] ?? ''
	if (type.startsWith('application/json')) return jsonForm(new TextDecoder().decode(body))
	try {
		return await multipartForm(await new Response(body, { headers: { 'content-type': type } }).formData())
	} catch {
		return null
	}
}

function jsonForm(text: string): Form | null {
	const value = parsed(text)
	return typeof value === 'object' && value !== null ? { fields: { ...value }, files: new Map() } : null
}

async function multipartForm(form: FormData): Promise<Form> {
	const fields: Record<string, unknown> = {}
	const files = new Map<string, SentFile>()
	for (const [name, value] of form.entries()) {
		if (typeof value === 'string') fields[name] = /^[[{]/.test(value) ? parsed(value) : value
		else files.set(name, { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
	}
	return { fields, files }
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
