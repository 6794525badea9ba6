import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import type { PointView } from '../../../../core/protocol/conversation.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { Icon } from '../../ui/icon.tsx'
import { channelName } from '../words/channel-name.ts'
import { useTalkWords } from '../words/use-talk-words.ts'

export interface ChannelPickerProps {
	readonly points: readonly PointView[]
	/** Key of the one the answer goes to. */
	readonly value: string | null
	readonly onChange: (key: string) => void
}

/** By which of the customer's channels the answer goes; nothing to choose where there is only one. */
export function ChannelPicker({ points, value, onChange }: ChannelPickerProps) {
	const words = useTalkWords()
	if (points.length < 2) return null
	return (
		<Select
			className='channel-picker'
			aria-label={words.compose.via}
			value={value}
			onChange={(key) => key !== null && onChange(String(key))}
		>
			<Button className='button quiet small'>
				<SelectValue className='channel-picker-value' />
				<Icon name='chevron' size={12} />
			</Button>
			<Popover className='popover' placement='top start'>
				<ListBox className='select-list' items={points.map((it) => ({ id: it.key, ...it }))}>
					{({ point }) => (
						<ListBoxItem className='menu-item' textValue={`${channelName(point, words)} ${point.label ?? point.address}`}>
							<ChannelIcon channel={point.channel} address={point.address} />
							<span className='truncate'>{channelName(point, words)} · {point.label ?? point.address}</span>
						</ListBoxItem>
					)}
				</ListBox>
			</Popover>
		</Select>
	)
}
