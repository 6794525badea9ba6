import type { ConversationView, PointView } from '../../../core/protocol/conversation.ts'
import { go } from '../hooks/use-route.ts'
import type { Customer } from '../i18n/customer.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useDesk } from '../shell/desk-context.ts'
import type { Outbox } from '../state/outbox.ts'
import { Avatar } from '../ui/avatar.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import { Icon } from '../ui/icon.tsx'
import { ChannelIcon } from '../ui/channel-icon.tsx'
import { WindowChip } from './window/window-chip.tsx'
import { addressText } from './words/address-text.ts'
import { channelName } from './words/channel-name.ts'
import { useTalkWords } from './words/use-talk-words.ts'
import { ContextDrawer } from '../context/context-drawer.tsx'

export interface ConversationHeadProps {
	readonly conversation: string
	readonly customer: Customer
	readonly view: ConversationView | null
	/** Whether it is ours to pass on or to close. */
	readonly isHeld: boolean
	/** Whether the customer is to be called back. */
	readonly isCallback: boolean
	readonly unsent: Outbox
	/** Where an answer goes; null for the customer's own socket. */
	readonly at: PointView | null
}

export function ConversationHead({ conversation, customer, view, isHeld, isCallback, unsent, at }: ConversationHeadProps) {
	const words = useWords()
	const desk = useDesk()
	const closing = unsent.some((it) => it.frame.type === 'close' && !it.refusedAs)
	const moving = unsent.some((it) => it.frame.type === 'transfer' && !it.refusedAs)
	const retrying = unsent.some((it) => it.frame.type === 'retry' && !it.refusedAs)
	const leaving = moving || closing || retrying
	return (
		<header className='pane-head'>
			<button
				type='button'
				className='button quiet square pane-back'
				aria-label={words.app.back}
				onClick={() => go({ list: 'mine', conversation: null })}
			>
				<Icon name='back' />
			</button>
			<Avatar {...customer} online={at ? undefined : view?.customerOnline} />
			<div className='pane-who'>
				<h1>
					<CustomerName customer={customer} />
				</h1>
				<p className='truncate'>
					{view ? <Reached at={at} isOnline={view.customerOnline} /> : words.conversation.connecting}
				</p>
			</div>
			{isHeld && <WindowChip at={at} />}
			<ContextDrawer conversation={conversation} />
			{isHeld && (
				<>
					<button type='button' className='button' disabled={leaving} onClick={() => desk.open('transfer')}>
						<Icon name='transfer' />{' '}
						<span className='wide-only'>{moving ? words.conversation.transferring : words.conversation.transfer}</span>
						<span className='visually-hidden narrow-label'>{words.conversation.transfer}</span>
					</button>
					{isCallback && (
						<button
							type='button'
							className='button'
							aria-keyshortcuts='n'
							disabled={leaving}
							onClick={() => desk.open('retry')}
						>
							<Icon name='clock' /> <span className='wide-only'>{retrying ? words.callback.retrying : words.callback.retry}</span>
							<span className='visually-hidden narrow-label'>{words.callback.retry}</span>
						</button>
					)}
					<button type='button' className='button' disabled={leaving} onClick={() => desk.open('close')}>
						<Icon name='check' /> <span className='wide-only'>{closing ? words.conversation.closing : words.conversation.closeIt}</span>
						<span className='visually-hidden narrow-label'>{words.conversation.closeIt}</span>
					</button>
				</>
			)}
		</header>
	)
}

/** By which channel they write, and as whom there; on the web whether they are here. */
function Reached({ at, isOnline }: { at: PointView | null; isOnline: boolean }) {
	const { conversation: words } = useWords()
	const talk = useTalkWords()
	if (!at) return isOnline ? words.online : words.offline
	return (
		<span className='reached'>
			<ChannelIcon channel={at.point.channel} address={at.point.address} /> {channelName(at.point, talk)} · {addressText(at.point)}
		</span>
	)
}
