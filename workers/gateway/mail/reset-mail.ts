import type { Language } from '../../../core/config/newcomer.ts'
import { letter } from './letter.ts'
import type { Mail } from './mailer.ts'

export interface ResetWords {
	readonly language: Language
	/** Of whose password it is. */
	readonly name: string
	readonly url: string
	/** How long the link works. */
	readonly minutes: number
}

/** What somebody is sent who has forgotten their password, or of whom another says so. */
export function resetMail({ language, name, url, minutes }: ResetWords): Omit<Mail, 'to'> {
	if (language === 'zh') {
		return letter({
			language,
			subject: '重设 Patchbay 密码',
			lines: [`${name}，您好！`, '有人请求重设您的 Patchbay 密码。'],
			action: { label: '设置新密码', url },
			foot: `此链接 ${minutes} 分钟内有效，只能使用一次。如果不是您本人的请求，请忽略这封邮件：您的密码不会改变。`,
		})
	}
	return letter({
		language,
		subject: 'Set a new Patchbay password',
		lines: [`Hello ${name},`, 'Somebody has asked for a new password for your Patchbay sign-in.'],
		action: { label: 'Set a new password', url },
		foot: `The link works for ${minutes} minutes, and once. If it was not you, leave this mail alone: your password stays as it is.`,
	})
}
