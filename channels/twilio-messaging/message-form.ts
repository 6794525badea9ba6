import type { Outgoing, Part } from '../channel.ts'
import { isWhatsApp } from './address.ts'
import { OURS } from './status-items.ts'

/** The form of a message but for who sends it; null for what cannot be sent this way. */
export function messageForm({ id, to, part, statusUrl }: Outgoing): URLSearchParams | null {
	const fields = fieldsOfPart(part, to)
	if (fields === null) return null
	return new URLSearchParams({ To: to, ...fields, ...callbackFields(statusUrl, id) })
}

/** Nobody can be told anything at an address that is not public. */
function callbackFields(statusUrl: string, id: string): Record<string, string> {
	if (!URL.canParse(statusUrl)) return {}
	const callback = new URL(statusUrl)
	callback.searchParams.set(OURS, id)
	return { StatusCallback: callback.href }
}

function fieldsOfPart(part: Part, to: string): Record<string, string> | null {
	switch (part.kind) {
		case 'text':
			return { Body: part.text }
		case 'file':
			return { MediaUrl: part.file.url, ...(part.text === '' ? {} : { Body: part.text }) }
		case 'link':
			return { Body: [part.text, part.title, part.url].filter(Boolean).join('\n') }
		case 'location':
			return locationFields(part, to)
		case 'template':
			return templateFields(part)
		default:
			return null
	}
}

/** WhatsApp shows a pin; a text message has a link instead. */
function locationFields(part: Extract<Part, { kind: 'location' }>, to: string): Record<string, string> {
	const { latitude, longitude, name, address } = part
	const place = name ?? address ?? `${latitude}, ${longitude}`
	if (isWhatsApp(to)) return { Body: part.text || place, PersistentAction: `geo:${latitude},${longitude}|${place.replaceAll('|', ' ')}` }
	const link = `https://maps.google.com/?q=${latitude},${longitude}`
	return { Body: [part.text, name, address, link].filter(Boolean).join('\n') }
}

/** A template goes by its content id, which stands in its name as `templates` gives it. */
function templateFields({ name, values }: Extract<Part, { kind: 'template' }>): Record<string, string> | null {
	const sid = /HX[0-9a-fA-F]{32}/.exec(name)?.[0]
	if (sid === undefined) return null
	const variables = Object.fromEntries(values.map((value, i) => [String(i + 1), value]))
	return { ContentSid: sid, ...(values.length === 0 ? {} : { ContentVariables: JSON.stringify(variables) }) }
}
