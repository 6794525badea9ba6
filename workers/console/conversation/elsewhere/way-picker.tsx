import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { OWN_SOCKET } from '../../../../core/channel/point.ts'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import type { PointView } from '../../../../core/protocol/conversation.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { Icon } from '../../ui/icon.tsx'
import { addressText } from '../words/address-text.ts'
import { channelName } from '../words/channel-name.ts'
import { useTalkWords } from '../words/use-talk-words.ts'

export interface WayPickerProps {
	readonly points: readonly PointView[]
	/** The channel of the page or app it began in; null where there is none. */
	readonly own: InboxChannel | null
	/** Key of the one the answer goes to. */
	readonly value: string
	readonly onChange: (key: string) => void
	/** Null for who may not. */
	readonly onAdd: (() => void) | null
	readonly onInvite: (() => void) | null
}

interface Way {
	readonly key: string
	readonly channel: InboxChannel
	readonly address: string
	readonly name: string
	/** As whom they are known there. */
	readonly label: string | null
}

/** By which of the customer's channels the answer goes, and how others come to be. */
export function WayPicker({ points, own, value, onChange, onAdd, onInvite }: WayPickerProps) {
	const talk = useTalkWords()
	const { compose, elsewhere: words } = talk
	const ways: readonly Way[] = [
		...(own === null ? [] : [{ key: OWN_SOCKET, channel: own, address: '', name: talk.channel[own], label: null }]),
		...points.map(({ key, point }) => ({
			...{ key, channel: point.channel, address: point.address },
			name: channelName(point, talk),
			label: addressText(point),
		})),
	]
	const chosen = ways.find((it) => it.key === value) ?? ways[0]
	if (!chosen || (ways.length < 2 && !onAdd && !onInvite)) return null
	return (
		<MenuTrigger>
			<Button className='button quiet small way-picker' aria-label={`${compose.via}: ${wordsOf(chosen)}`}>
				<ChannelIcon channel={chosen.channel} address={chosen.address} />
				<span className='truncate'>{ways.length > 1 && chosen.label ? chosen.label : chosen.name}</span>
				<Icon name='chevron' size={12} />
			</Button>
			<Popover className='popover' placement='top start'>
				<Menu
					className='menu way-menu'
					aria-label={compose.via}
					onAction={(key) => key === ADD ? onAdd?.() : key === INVITE && onInvite?.()}
				>
					<MenuSection
						aria-label={compose.via}
						selectionMode='single'
						disallowEmptySelection
						selectedKeys={[idOf(chosen.key)]}
						onSelectionChange={(keys) => {
							const key = ways.find((it) => keys !== 'all' && keys.has(idOf(it.key)))?.key
							if (key !== undefined) onChange(key)
						}}
					>
						{ways.map((it) => (
							<MenuItem key={it.key} id={idOf(it.key)} className='menu-item' textValue={wordsOf(it)}>
								<ChannelIcon channel={it.channel} address={it.address} />
								<span className='truncate way-name'>{wordsOf(it)}</span>
								{it.key === chosen.key && <Icon name='check' size={14} />}
							</MenuItem>
						))}
					</MenuSection>
					<Separator className='menu-line' />
					{onAdd && (
						<MenuItem id={ADD} className='menu-item' textValue={words.add}>
							<Icon name='plus' size={14} /> {words.add}
						</MenuItem>
					)}
					{onInvite && (
						<MenuItem id={INVITE} className='menu-item' textValue={words.invite}>
							<Icon name='link' size={14} /> {words.invite}
						</MenuItem>
					)}
				</Menu>
			</Popover>
		</MenuTrigger>
	)
}

const ADD = 'add'
const INVITE = 'invite'

/** A key may be empty, and a menu's may not. */
function idOf(key: string): string {
	return `way ${key}`
}

function wordsOf({ name, label }: Way): string {
	return label === null ? name : `${name} · ${label}`
}
