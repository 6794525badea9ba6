import { ChannelIcon } from '../ui/channel-icon.tsx'
import { usePoints } from './points-context.ts'
import { channelName } from './words/channel-name.ts'
import { useTalkWords } from './words/use-talk-words.ts'

/** By which channel a message came or went: said only where a conversation has several ways. */
export function ViaLabel({ via }: { via: string | null }) {
	const words = useTalkWords()
	const points = usePoints()
	const point = points.find((it) => it.key === via)?.point
	if (!point || points.length < 2) return null
	return (
		<span className='via-label'>
			<ChannelIcon channel={point.channel} address={point.address} size={12} />
			<span className='visually-hidden'>{words.said.by(channelName(point, words))}</span>
			<span className='truncate' aria-hidden='true'>{point.label ?? channelName(point, words)}</span>
		</span>
	)
}
