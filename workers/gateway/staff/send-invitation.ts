import { type Invitation, INVITATION_DAYS } from '../../../core/access/staff-member.ts'
import type { AppContext } from '../context.ts'
import { linkOrigin } from '../auth/origin.ts'
import { invitationMail } from '../mail/invitation-mail.ts'

export interface Sent {
	/** `failed`: the link has to go another way. */
	readonly mail: 'sent' | 'failed'
	/** Where the invitation is taken up; told this once, since only its hash is kept. */
	readonly url: string
}

export async function sendInvitation(
	c: AppContext,
	{ invitation, token, workspaceName }: { invitation: Invitation; token: string; workspaceName: string },
): Promise<Sent> {
	const { email, name, language } = invitation
	const url = `${linkOrigin(c.env, c.req.raw)}/console#/invitation/${token}`
	const words = invitationMail({ language, name, inviter: invitation.by, workspaceName, url, days: INVITATION_DAYS })
	const sent = await c.get('services').mailer.send({ to: email, ...words })
	return { mail: sent.ok ? 'sent' : 'failed', url }
}
