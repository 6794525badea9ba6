import type { Access, Checked } from '../channel.ts'
import { accepted } from '../shared/checked.ts'
import { textOf } from '../shared/read.ts'
import { call } from './call.ts'

/** Whose token it is, and where: https://docs.slack.dev/reference/methods/auth.test */
export async function check(access: Access): Promise<Checked> {
	const called = await call('auth.test', {}, access)
	if (!called.ok) return { ok: false, problem: called.sent.problem }
	const { team, user } = called.result
	const handle = textOf(user)
	return accepted(textOf(team), handle === null ? null : `@${handle}`)
}
