import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { useTalkWords } from '../conversation/words/use-talk-words.ts'
import { ChannelIcon } from './channel-icon.tsx'
import './channel-mark.css'

/** In lists: by which channel somebody writes. Nothing for the web, which most lists are full of. */
export function ChannelMark({ channel, address }: { channel: InboxChannel | null | undefined; address?: string }) {
	const { channel: names } = useTalkWords()
	if (!channel || channel === 'web') return null
	return (
		<span className='channel-mark' role='img' aria-label={names[channel]} title={names[channel]}>
			<ChannelIcon channel={channel} address={address} />
		</span>
	)
}
