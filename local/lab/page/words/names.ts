/** Names that are the same everywhere. */
export const names = {
	whatsapp: 'WhatsApp',
	messenger: 'Messenger',
	instagram: 'Instagram',
	telegram: 'Telegram',
	line: 'LINE',
	slack: 'Slack',
}
