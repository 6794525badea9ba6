import type { FileKind } from '../../core/message.ts'
import type { InboundContent, InboundFile } from '../channel.ts'
import { cleanName, cleanText } from '../shared/clean.ts'
import type { ContentFields, File } from './event.ts'

/** Which kinds of file a media type stands for, where it is not said. */
function kindOf(type: string | null | undefined): FileKind {
	const family = /^(image|video|audio)\//.exec(type ?? '')?.[1]
	return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

function nameIn(url: string): string | null {
	const last = new URL(url).pathname.split('/').at(-1) ?? ''
	try {
		return cleanName(decodeURIComponent(last))
	} catch {
		return cleanName(last)
	}
}

function inboundFile({ url, kind, name, type, bytes, durationMs }: File): InboundFile {
	return {
		source: url,
		kind: kind ?? kindOf(type),
		name: cleanName(name ?? null) ?? nameIn(url),
		type: type ?? null,
		bytes: bytes ?? null,
		...(typeof durationMs === 'number' ? { durationMs } : {}),
	}
}

/** What is said, by the first of its parts that is there; null when there is nothing at all. */
export function contentOf({ text: said, files, location, contacts, choice, link }: ContentFields): InboundContent | null {
	const text = cleanText(said ?? '')
	if (files && files.length > 0) return { kind: 'files', text, files: files.map(inboundFile) }
	if (location) {
		const { latitude, longitude, name, address } = location
		return { kind: 'location', text, latitude, longitude, name: cleanName(name ?? null), address: cleanName(address ?? null, 500) }
	}
	if (contacts && contacts.length > 0) {
		const cards = contacts.map(({ name, phones, emails }) => ({
			name: cleanText(name, 200),
			phones: (phones ?? []).map((it) => cleanText(it, 100)),
			emails: (emails ?? []).map((it) => cleanText(it, 320)),
		}))
		return { kind: 'contacts', text, contacts: cards }
	}
	if (choice) return { kind: 'choice', text: text || cleanText(choice.title ?? choice.id), option: choice.id }
	if (link) return { kind: 'link', text, url: link.url, title: cleanName(link.title ?? null) }
	return text.trim() === '' ? null : { kind: 'text', text }
}
