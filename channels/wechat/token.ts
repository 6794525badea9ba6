import type { Access, Channel } from '../channel.ts'
import { type NotSent, tell } from '../providers/tencent/api.ts'
import { notSent } from '../shared/outcome.ts'
import { numberOf, textOf } from '../shared/read.ts'
import { api } from './api.ts'

/**
 * The stable token: asking again hands out the same while it lives, so that two who ask at once do not shut each other out, as they
 * do with the older kind. One that was refused while it should live takes the place of that one by force.
 */
export async function token(access: Access): ReturnType<NonNullable<Channel['token']>> {
	const { appId, appSecret } = access.credentials
	const json = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: access.token !== null }
	const told = await tell(access, api, { path: '/cgi-bin/stable_token', json, isSafe: true, withoutToken: true })
	if (!told.ok) return asFinal(told)
	const made = textOf(told.fields.access_token)
	if (made === null) return notSent('retry', 'provider-down', { detail: 'The answer has no token in it' })
	return { ok: true, token: made, lifeMs: (numberOf(told.fields.expires_in) ?? 7_200) * 1000 }
}

/** To one who asks for a token, a wrong one is a wrong secret: nothing that a new token would mend. */
function asFinal(problem: NotSent): NotSent {
	return problem.outcome === 'renew' ? { ...problem, outcome: 'final' } : problem
}
