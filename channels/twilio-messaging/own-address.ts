import type { Access } from '../channel.ts'
import { accountPath, askTwilio, twilioUrl } from '../providers/twilio/rest.ts'
import { fieldsOf, listOf, textOf } from '../shared/read.ts'
import { isWhatsApp } from './address.ts'

/** What a company writes from to somebody who has not written yet: the first of the account's numbers that can. Null for none. */
export async function ownAddress(to: string, access: Access): Promise<string | null> {
	return isWhatsApp(to) ? await ownWhatsAppSender(access) : await ownNumber(access)
}

async function ownNumber(access: Access): Promise<string | null> {
	const url = twilioUrl(access, 'api', accountPath(access.credentials, '/IncomingPhoneNumbers.json?PageSize=50'))
	const numbers = listOf(await listed(access, url, 'incoming_phone_numbers')).map(fieldsOf)
	return textOf(numbers.find((it) => fieldsOf(it.capabilities).sms === true)?.phone_number)
}

async function ownWhatsAppSender(access: Access): Promise<string | null> {
	const url = twilioUrl(access, 'messaging', '/v2/Channels/Senders?Channel=whatsapp&PageSize=50')
	const senders = listOf(await listed(access, url, 'senders')).map(fieldsOf)
	return textOf(senders.find((it) => textOf(it.status)?.startsWith('ONLINE'))?.sender_id)
}

async function listed(access: Access, url: string, name: string): Promise<unknown> {
	const answered = await askTwilio(access, url)
	return answered?.came && answered.status === 200 ? fieldsOf(answered.json)[name] : null
}
