import type { Language } from '../../../core/config/newcomer.ts'
import { letter } from './letter.ts'
import type { Mail } from './mailer.ts'

export interface InvitationWords {
	readonly language: Language
	/** Of who is invited. */
	readonly name: string
	/** Of who invites. */
	readonly inviter: string
	/** The workspace's name, as its staff know it. */
	readonly workspaceName: string
	readonly url: string
	/** How long the link works. */
	readonly days: number
}

/** What somebody is sent who shall become staff. */
export function invitationMail({ language, name, inviter, workspaceName, url, days }: InvitationWords): Omit<Mail, 'to'> {
	if (language === 'zh') {
		return letter({
			language,
			subject: `邀请您加入 ${workspaceName}`,
			lines: [`${name}，您好！`, `${inviter} 邀请您加入 ${workspaceName} 的客服团队（Patchbay）。`],
			action: { label: '接受邀请', url },
			foot: `此链接 ${days} 天内有效，只能使用一次。如果您不认识邀请人，请忽略这封邮件。`,
		})
	}
	return letter({
		language,
		subject: `You are invited to ${workspaceName}`,
		lines: [`Hello ${name},`, `${inviter} invites you to the customer service team of ${workspaceName} on Patchbay.`],
		action: { label: 'Accept the invitation', url },
		foot: `The link works for ${days} days, and once. If you do not know who invites you, leave this mail alone.`,
	})
}
