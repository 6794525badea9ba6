import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import type { Contact, PointView } from '../../../../core/protocol/conversation.ts'
import { AddPointDialog } from './add-point-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import './elsewhere.css'

/** By which ways an answer may go. */
export interface Route {
	readonly points: readonly PointView[]
	/** The channel of the page or app it began in; null where there is none. */
	readonly own: InboxChannel | null
	/** Key of the one it goes by. */
	readonly at: string
	/** Whether others may be added. */
	readonly mayAdd: boolean
	readonly onVia: (key: string) => void
}

export type ElsewhereName = 'add' | 'invite'

export interface ElsewhereDialogProps {
	readonly dialog: ElsewhereName | null
	readonly conversation: string
	readonly contact: Contact | null
	readonly route: Route
	readonly onInsert: (text: string) => void
	readonly onOpen: (dialog: ElsewhereName) => void
	readonly onClose: () => void
}

/** The windows in which a conversation gets another way to go. */
export function ElsewhereDialog({ dialog, conversation, contact, route: { points }, onInsert, onOpen, onClose }: ElsewhereDialogProps) {
	const shared = { conversation, contact, points, onClose }
	if (dialog === 'add') return <AddPointDialog {...shared} onInvite={() => onOpen('invite')} />
	return dialog === 'invite' ? <InviteDialog {...shared} onInsert={onInsert} /> : null
}
