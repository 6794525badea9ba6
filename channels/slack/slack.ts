/** Slack: channels a company shares with its customers, and direct messages to its app. */
import type { Access, Channel, Profile } from '../channel.ts'
import { cleanName } from '../shared/clean.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { call, SLACK_API } from './call.ts'
import { check } from './check.ts'
import { find } from './find.ts'
import { openFile } from './open-file.ts'
import { send } from './send.ts'
import { translate } from './translate.ts'
import { verify } from './verify.ts'

export const slack: Channel = {
	name: 'slack',
	apiBase: SLACK_API,
	verify,
	translate,
	thanks: { status: 200, contentType: 'text/plain', body: '' },
	send,
	find,
	isIdempotent: false,
	openFile,
	profile,
	check,
}

/** A channel by its name, a direct message by whom it is with. */
async function profile(address: string, access: Access): Promise<Profile | null> {
	const info = await call('conversations.info', { channel: address }, access)
	if (!info.ok) return null
	const { name, user } = fieldsOf(info.result.channel)
	const who = textOf(user)
	if (who === null) return { name: cleanName(textOf(name) === null ? null : `#${textOf(name)}`), language: null }
	const person = await call('users.info', { user: who, include_locale: 'true' }, access)
	if (!person.ok) return null
	const { real_name: real, name: handle, locale } = fieldsOf(person.result.user)
	return { name: cleanName(textOf(real) ?? textOf(handle)), language: cleanName(textOf(locale), 35) }
}
