import type { SendProblemCode } from '../../core/channel/delivery.ts'

/**
 * Telegram has few codes and many words; the words are what tells. They are matched as they come, with whatever stands before them
 * (`Bad Request: `, `Forbidden: `). Collected by https://github.com/TelegramBotAPI/errors and from the Bot API server's source,
 * https://github.com/tdlib/telegram-bot-api
 */
const WORDS: readonly (readonly [RegExp, SendProblemCode])[] = [
	[/blocked by (the )?user|user_is_blocked|bot was kicked|not a member of/i, 'recipient-blocked'],
	[/can't initiate conversation/i, 'window-closed'],
	[
		/chat not found|user not found|user is deactivated|deactivated|peer_id_invalid|messages to (the )?bots|chat_id is empty|input_user_deactivated/i,
		'recipient-unknown',
	],
	[
		/not enough rights|have no rights|need administrator|chat_write_forbidden|chat_send_\w+_forbidden|chat_restricted|topic_closed|voice_messages_forbidden|can't be (deleted|edited)/i,
		'not-permitted',
	],
	[
		/file is too big|too large|wrong (file|type of the)|invalid file|photo_invalid|image_process_failed|video_\w+_invalid|failed to get http url|file must be non-empty|sticker/i,
		'file-refused',
	],
	[/too long|text is empty|must be non-empty|reaction_invalid|button_\w+_invalid|button data|can't parse|not found/i, 'content-refused'],
]

const CODES: Readonly<Record<number, SendProblemCode>> = {
	401: 'credentials-invalid',
	403: 'not-permitted',
	// No method of that name, which there is: so it is the token, which stands before it.
	404: 'credentials-invalid',
	413: 'file-refused',
}

export function codeOf(code: number, description: string): SendProblemCode {
	if (code === 401 || code === 404) return 'credentials-invalid'
	return WORDS.find(([words]) => words.test(description))?.[1] ?? CODES[code] ?? 'other'
}
