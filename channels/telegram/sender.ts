import type { Sender } from '../channel.ts'
import { cleanId, cleanName } from '../shared/clean.ts'
import { type Fields, fieldsOf, idOf, textOf } from '../shared/read.ts'

/** Who writes: the chat, since an answer goes there. In a group that is all of them; who it was stands before the words. */
export function senderOf(chat: Fields, from: Fields): Sender | null {
	const address = cleanId(idOf(chat['id']), 40)
	if (address === null) return null
	const isGroup = isGroupChat(chat)
	const username = textOf(chat['username'])
	return {
		address,
		name: isGroup ? cleanName(textOf(chat['title'])) : nameOf(chat) ?? nameOf(from),
		label: cleanName(username === null ? null : `@${username}`, 80),
		language: isGroup ? null : cleanId(textOf(from['language_code']), 35),
	}
}

/** Groups have negative numbers; what says no type is judged by that. */
export function isGroupChat(chat: Fields): boolean {
	const type = textOf(chat['type'])
	return type === null ? (idOf(chat['id']) ?? '').startsWith('-') : type !== 'private'
}

/** First and last name. */
export function nameOf(person: Fields): string | null {
	return cleanName([textOf(person['first_name']), textOf(person['last_name'])].filter((it) => it !== null).join(' '))
}

/** Who says it in a group: a person, or a channel or the group itself for which somebody speaks. */
export function speakerOf(message: Fields): string | null {
	return cleanName(textOf(fieldsOf(message['sender_chat'])['title'])) ?? nameOf(fieldsOf(message['from']))
}
