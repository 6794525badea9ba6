import { isFields } from '../../shared/read.ts'
import { readXml, type XmlElement } from './xml.ts'

/** What WeChat or WeCom has posted, by the names of its fields. Where an account is set to JSON it reads the same. */
export type Post = XmlElement

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Null for what is neither. */
export function readPost(content: Uint8Array): Post | null {
	try {
		const text = decoder.decode(content)
		return text.trimStart().startsWith('{') ? ofJson(text) : readXml(text)
	} catch {
		return null
	}
}

/** The first field of that name, as it stands; null when there is none. */
export function fieldOf(post: Post, name: string): string | null {
	return childOf(post, name)?.text ?? null
}

/** The same of a code, a number or an id: without white space around it, and null when nothing is left. */
export function codeOf(post: Post, name: string): string | null {
	return fieldOf(post, name)?.trim() || null
}

/** Null for what is not written as a number. */
export function amountOf(post: Post, name: string): number | null {
	const code = codeOf(post, name)
	const amount = Number(code)
	return code !== null && Number.isFinite(amount) ? amount : null
}

export function childOf(post: Post, name: string): Post | null {
	return post.children.find((it) => it.name === name) ?? null
}

// Ids of messages have 64 bits, more than a number keeps. Inside a text the quote before the colon would have a backslash.
const LONG_ID = /("[A-Za-z_]*"\s*:\s*)(\d{15,20})(?=\s*[,}])/g
const DEPTH_MAX = 12

function ofJson(text: string): Post | null {
	const value: unknown = JSON.parse(text.replace(LONG_ID, '$1"$2"'))
	return isFields(value) ? elementOf('xml', value, DEPTH_MAX) : null
}

function elementOf(name: string, value: unknown, depth: number): Post {
	if (isFields(value) && depth > 0) {
		return { name, text: '', children: Object.entries(value).flatMap(([key, it]) => elementsOf(key, it, depth - 1)) }
	}
	return { name, text: typeof value === 'string' || typeof value === 'number' ? String(value) : '', children: [] }
}

function elementsOf(name: string, value: unknown, depth: number): readonly Post[] {
	return Array.isArray(value) ? value.map((it) => elementOf(name, it, depth)) : [elementOf(name, value, depth)]
}
