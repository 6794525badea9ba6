/** Who is behind a socket, as the gateway vouches for it. Objects trust this header because only the gateway can reach them. */
import type { Permission } from '../../core/access.ts'
import type { Reach } from '../../core/access/reach.ts'
import type { AgentProfile, InboxConfig } from '../../core/config/workspace.ts'
import type { AgentId, ConversationId, WorkspaceId } from '../../core/ids.ts'
import type { Contact } from '../../core/protocol/conversation.ts'
import type { Directory } from '../../core/protocol/console.ts'

/** The gateway always sets it itself, so a client's own header of this name never arrives. */
export const SESSION_HEADER = 'x-patchbay-session'

export interface CustomerSession {
	readonly kind: 'customer'
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	readonly contact: Contact
	readonly inbox: InboxConfig
	/** What the page they come from says of their matter. */
	readonly facts?: { readonly intent?: string }
	/** Last row the client holds. */
	readonly cursor: number
}

export interface StaffSession {
	readonly kind: 'staff'
	/** Which sign-in it is, as a hash; with that its sockets end. */
	readonly signIn?: string
	readonly workspace: WorkspaceId
	readonly conversation: ConversationId
	readonly agent: { readonly id: AgentId; readonly name: string }
	/** What they may do on a conversation. */
	readonly may: readonly Permission[]
	/** Which conversations they may be in; null for all. */
	readonly reach: Reach | null
	/** When they have to come again, so that what has changed about them since counts; absent for never. */
	readonly untilMs?: number
	/** Fields that are shown as dots; absent for none. */
	readonly veiled?: readonly string[]
	readonly cursor: number
}

export interface AgentSession {
	readonly kind: 'agent'
	/** Which sign-in it is, as a hash; with that its sockets end. */
	readonly signIn?: string
	readonly workspace: WorkspaceId
	readonly profile: AgentProfile
	/** What they may say on it. */
	readonly may: readonly Permission[]
	readonly directory: Directory
	readonly cursor: number
}

export type Session = CustomerSession | StaffSession | AgentSession

/** Names may be Chinese and headers may not. */
export function encodeSession(session: Session): string {
	return encodeURIComponent(JSON.stringify(session))
}

export function decodeSession<Kind extends Session['kind']>(request: Request, kinds: readonly Kind[]): Extract<Session, { kind: Kind }> {
	const session = JSON.parse(decodeURIComponent(request.headers.get(SESSION_HEADER) ?? 'null')) as Session | null
	if (!session || !(kinds as readonly string[]).includes(session.kind)) throw new Error('an object was reached past the gateway')
	return session as Extract<Session, { kind: Kind }>
}
