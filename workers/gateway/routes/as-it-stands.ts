import type { AppContext } from '../context.ts'
import type { Visible } from '../find-visible.ts'
import { inboxesOf } from '../inboxes-of.ts'
import { problem } from '../problem-response.ts'
import { standingIn } from '../standing-in.ts'
import { liveBody } from './conversation-body.ts'

/** The answer to what has been done to a conversation. */
// deno-lint-ignore explicit-module-boundary-types -- the type Hono infers is what the routes' response types check against
export async function asItStands(c: AppContext, { stub }: Visible) {
	const [summary, view, inboxes] = await Promise.all([stub.summary(), stub.view(), inboxesOf(c)])
	return summary && view ? c.json(liveBody(summary, await standingIn(c, view), inboxes), 200) : problem(c, { code: 'not-found' })
}
