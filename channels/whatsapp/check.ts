import type { Access, Checked } from '../channel.ts'
import { checkMeta } from '../providers/meta/check.ts'
import { segment } from '../providers/meta/graph.ts'
import { accepted, rejected } from '../shared/checked.ts'
import { textOf } from '../shared/read.ts'

/** Which number it is: https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/phone-number-node-api */
export async function check(access: Access): Promise<Checked> {
	const { phoneNumberId, accessToken } = access.credentials
	if (!phoneNumberId || !accessToken) return rejected('inbox-not-ready')
	return await checkMeta(access, {
		path: `/${segment(phoneNumberId)}`,
		fields: 'display_phone_number,verified_name',
		read: ({ verified_name, display_phone_number }) => accepted(textOf(verified_name), textOf(display_phone_number)),
	})
}
