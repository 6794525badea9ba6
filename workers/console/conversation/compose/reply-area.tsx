import { useState } from 'react'
import type { About } from '../../../../core/channel/about.ts'
import { OWN_SOCKET } from '../../../../core/channel/point.ts'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import type { ConversationView, PointView, Said, StaffFrame } from '../../../../core/protocol/conversation.ts'
import { may, useMe } from '../../api/me.ts'
import { clientId } from '../../live/client-id.ts'
import { useSession } from '../../live/session-context.ts'
import type { Fitting } from '../../known/canned.ts'
import { useDesk } from '../../shell/desk-context.ts'
import { Composer } from '../composer.tsx'
import { WindowBar } from '../window/window-bar.tsx'
import { MenuDialog } from './menu-dialog.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { useAttachments } from './use-attachments.ts'

export interface ReplyAreaProps {
	readonly view: ConversationView
	/** Where the answer goes, and what can go there; null for the customer's own socket. */
	readonly at: PointView | null
	readonly about: About
	/** The channel of the page or app it began in; null where there is none. */
	readonly own: InboxChannel | null
	readonly onVia: (key: string) => void
	/** What the customer is called here. */
	readonly name: string
	readonly fitting: Fitting
}

/** Where the agent writes, with all that goes along: until when, by which channel, which files. */
export function ReplyArea({ view, at, about, own, onVia, name, fitting }: ReplyAreaProps) {
	const { conversation, points } = view
	const me = useMe().data
	const session = useSession()
	const desk = useDesk()
	const attachments = useAttachments(conversation, about)
	const [dialog, setDialog] = useState<'menu' | 'template' | null>(null)
	const key = at?.key ?? OWN_SOCKET
	const via = key !== (view.at ?? OWN_SOCKET) ? { via: key } : {}

	function say(content: Said | string, replyTo?: string): void {
		const more = { id: clientId(), ...via, ...(replyTo !== undefined && { replyTo }) }
		const frame: Extract<StaffFrame, { type: 'say' | 'send' }> = typeof content === 'string'
			? { type: 'say', text: content, ...more }
			: { type: 'send', content, ...more }
		session.send(conversation, frame)
	}

	return (
		<>
			<WindowBar at={at} onTemplate={() => setDialog('template')} />
			<Composer
				key={desk.mode}
				conversation={conversation}
				name={name}
				contact={view.contact}
				fitting={fitting}
				about={about}
				attachments={attachments}
				route={{ points, own, at: key, mayAdd: me ? may(me, 'conversations.reply') : false, onVia }}
				onSay={say}
				onMenu={about.sends.includes('menu') ? () => setDialog('menu') : null}
				onTemplate={at && about.sends.includes('template') ? () => setDialog('template') : null}
			/>
			{dialog === 'menu' && <MenuDialog about={about} text='' onSend={say} onClose={() => setDialog(null)} />}
			{dialog === 'template' && at && <TemplateDialog inbox={at.point.inbox} onSend={say} onClose={() => setDialog(null)} />}
		</>
	)
}
