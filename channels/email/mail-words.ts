/** A message of ours in the words of a mail, which has no buttons and no maps. */
import type { OutboundFile, Part } from '../channel.ts'

export interface Words {
	/** Empty for the thread's. */
	readonly subject: string
	readonly text: string
	readonly html: string | null
	readonly files: readonly OutboundFile[]
}

/** Null for what cannot be sent by mail: nobody can take back or change what lies in somebody's mailbox. */
export function mailWords(part: Part): Words | null {
	switch (part.kind) {
		case 'email':
			return { subject: part.subject, text: part.text, html: part.html, files: part.files }
		case 'file':
			return { ...plain(part.text), files: [part.file] }
		case 'text':
		case 'template':
			return plain(part.text)
		case 'menu':
			return plain([part.text, '', ...part.options.map((it, i) => `${i + 1}. ${it.title}`)].join('\n'))
		case 'link':
			return plain(lines(part.text, part.title, part.url))
		case 'location':
			return plain(lines(part.text, part.name, part.address, `https://www.openstreetmap.org/?mlat=${part.latitude}&mlon=${part.longitude}`))
		case 'contacts':
			return plain(lines(part.text, ...part.contacts.map((it) => [it.name, ...it.phones, ...it.emails].join(', '))))
		case 'reaction':
		case 'edit':
		case 'delete':
			return null
	}
}

function plain(text: string): Words {
	return { subject: '', text, html: null, files: [] }
}

function lines(...said: readonly (string | null)[]): string {
	return said.filter((it) => it !== null && it !== '').join('\n')
}
