import type { Part } from '../../channel.ts'

/** What a channel of Meta's has no form for, said in words; null for what cannot be said. */
export function inWords(part: Part): string | null {
	switch (part.kind) {
		case 'text':
		case 'template':
			return part.text
		case 'link':
			return lines([part.text, part.title, part.url])
		case 'location':
			return lines([part.text, part.name, part.address, `https://www.google.com/maps?q=${part.latitude},${part.longitude}`])
		case 'contacts':
			return lines([part.text, ...part.contacts.map(({ name, phones, emails }) => [name, ...phones, ...emails].join(' · '))])
		default:
			return null
	}
}

function lines(parts: readonly (string | null)[]): string {
	return parts.filter((it) => it !== null && it !== '').join('\n')
}
