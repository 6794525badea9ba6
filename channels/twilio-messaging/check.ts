import type { Access, Checked } from '../channel.ts'
import { accountPath, askTwilio, twilioUrl } from '../providers/twilio/rest.ts'
import { asChecked, rejected } from '../shared/checked.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { sentOf } from './send.ts'

/** Which account it is, and whether it is in use: https://www.twilio.com/docs/iam/api/account */
export async function check(access: Access): Promise<Checked> {
	const answered = await askTwilio(access, twilioUrl(access, 'api', accountPath(access.credentials, '.json')))
	if (answered === null) return rejected('inbox-not-ready', { detail: 'This inbox has no credentials yet' })
	const sent = sentOf(answered, access)
	const { friendly_name, status } = answered.came ? fieldsOf(answered.json) : {}
	if (sent.ok && (status === 'suspended' || status === 'closed')) {
		return rejected('not-permitted', { providerCode: status, detail: `The account is ${status}` })
	}
	return asChecked(sent, textOf(friendly_name))
}
