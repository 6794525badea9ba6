import type { Access, Channel } from '../channel.ts'
import { tell } from '../providers/tencent/api.ts'
import { notSent } from '../shared/outcome.ts'
import { numberOf, textOf } from '../shared/read.ts'
import { api } from './api.ts'

/** While one lives, asking again hands out the same. The secret stands in the address, which nobody is told. */
export async function token(access: Access): ReturnType<NonNullable<Channel['token']>> {
	const { corpId = '', secret = '' } = access.credentials
	const query = { corpid: corpId, corpsecret: secret }
	const told = await tell(access, api, { path: '/cgi-bin/gettoken', query, isSafe: true, withoutToken: true })
	if (!told.ok) return told.outcome === 'renew' ? { ...told, outcome: 'final' } : told
	const made = textOf(told.fields.access_token)
	if (made === null) return notSent('retry', 'provider-down', { detail: 'The answer has no token in it' })
	return { ok: true, token: made, lifeMs: (numberOf(told.fields.expires_in) ?? 7_200) * 1000 }
}
