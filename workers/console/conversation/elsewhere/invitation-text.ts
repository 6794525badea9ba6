import type { DeskInbox } from '../../api/directory.ts'
import { channelName } from '../words/channel-name.ts'
import { TALK_WORDS } from '../words/use-talk-words.ts'
import type { Continuation } from './api.ts'

/** What the customer reads, in the language that is known of them. */
export function invitationText(
	{ code, url }: Pick<Continuation, 'code' | 'url'>,
	{ inbox, language }: { inbox: Pick<DeskInbox, 'channel' | 'contactAddress'>; language: string },
): string {
	const talk = TALK_WORDS[/^zh\b/i.test(language) ? 'zh' : 'en']
	const channel = channelName({ channel: inbox.channel, address: inbox.contactAddress ?? '' }, talk)
	return url === null ? talk.elsewhere.sayWord(channel, code) : talk.elsewhere.say(channel, url)
}
