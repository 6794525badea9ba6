import type { Access, Template } from '../channel.ts'
import { askTwilio, twilioUrl } from '../providers/twilio/rest.ts'
import { cleanName, cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'

/** Templates WhatsApp has approved. A name ends with the content id: Twilio sends by that, and two may be called alike. */
export async function templates(access: Access): Promise<readonly Template[]> {
	const answered = await askTwilio(access, twilioUrl(access, 'content', '/v1/ContentAndApprovals?PageSize=200'))
	if (!answered?.came || answered.status !== 200) return []
	return listOf(fieldsOf(answered.json).contents).map(fieldsOf).map(templateOf).filter((it) => it !== null)
}

function templateOf(content: Fields): Template | null {
	const sid = textOf(content.sid)
	const text = bodyOf(fieldsOf(content.types))
	if (sid === null || text === null || fieldsOf(content.approval_requests).status !== 'approved') return null
	const blanks = new Set(Array.from(text.matchAll(/\{\{(\d{1,3})\}\}/g), ([, number]) => number)).size
	return {
		name: `${cleanName(textOf(content.friendly_name)) ?? 'template'} ${sid}`,
		language: textOf(content.language) ?? 'en',
		text: cleanText(text),
		blanks,
	}
}

/** A template has the same words in several forms, such as plain and with buttons. */
function bodyOf(types: Fields): string | null {
	for (const type of Object.values(types)) {
		const body = textOf(fieldsOf(type).body)
		if (body !== null) return body
	}
	return null
}
