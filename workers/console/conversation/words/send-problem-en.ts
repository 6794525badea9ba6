import type { SendProblemCode } from '../../../../core/channel/delivery.ts'

/** Why a message did not go out, and what to do: by the codes of `core/channel/delivery.ts`. */
export const sendProblemEn: Readonly<Record<SendProblemCode, string>> = {
	'window-closed': 'The time to answer is over. Send a template, or wait until the customer writes.',
	'quota-spent': 'The channel takes no more messages until the customer writes again.',
	'rate-limited': 'Too many messages at once. Send it again in a moment.',
	'credentials-invalid': 'The channel no longer accepts our key. Ask an administrator to renew it in the settings of the inbox.',
	'not-permitted': 'Our account may not send this. An administrator has to look into the account at the provider.',
	'recipient-unknown': 'Nobody is reached at this address. Check it, or use another channel.',
	'recipient-blocked': 'The customer has blocked us or unsubscribed. Only they can change that.',
	'recipient-unreachable': 'The customer cannot be reached at the moment. Send it again later.',
	'content-refused': 'The channel does not take this content. Make it shorter or say it in another way.',
	'file-refused': 'The channel does not take this file. Try a smaller one, or another format.',
	'template-refused': 'The provider refused the template. Check its name, its language and its values.',
	filtered: 'The provider took it for spam. Say it in another way, without links.',
	'provider-down': 'The provider does not answer. Send it again later.',
	'not-supported': 'The channel has no way to send this. Say it in words.',
	'inbox-not-ready': 'The inbox is closed or not fully set up. Ask an administrator.',
	other: 'It could not be delivered. What the provider says may tell more.',
}
