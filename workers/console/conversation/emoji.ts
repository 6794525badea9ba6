/** Those most reactions are. */
export const EMOJI_QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

/** To put into a text; the machine's own keyboard has all others. */
export const EMOJI = [
	...['😀', '😊', '😉', '😍', '🤔', '😅', '😂', '😢'],
	...['😮', '😎', '🙂', '🙃', '😴', '🤒', '😬', '🥳'],
	...['👍', '👎', '👌', '🙏', '👏', '💪', '👋', '🤝'],
	...['❤️', '✨', '🎉', '🔥', '✅', '❌', '⚠️', '❓'],
	...['📎', '📷', '📦', '🚚', '✈️', '🧳', '📅', '⏰'],
] as const
