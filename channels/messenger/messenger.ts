/** Facebook Messenger, for a page. See `README.md` for how one is connected. */
import type { Channel } from '../channel.ts'
import { GRAPH_BASE } from '../providers/meta/graph.ts'
import type { Dialect } from '../providers/meta/messaging/body.ts'
import { findMessage } from '../providers/meta/messaging/find.ts'
import { profileOf } from '../providers/meta/messaging/profile.ts'
import { sendMessage, sendSignal } from '../providers/meta/messaging/send.ts'
import { translateMessaging } from '../providers/meta/messaging/translate.ts'
import { openMeta } from '../providers/meta/open-meta.ts'
import { signedByMeta } from '../providers/meta/signed-by-meta.ts'
import { check } from './check.ts'

const dialect: Dialect = {
	attachments: { image: 'image', sticker: 'image', video: 'video', audio: 'audio', voice: 'audio', file: 'file' },
	metadata: true,
	reactionOf: (emoji) => emoji,
}

export const messenger: Channel = {
	name: 'messenger',
	apiBase: GRAPH_BASE,
	verify: signedByMeta,
	translate: (content) => translateMessaging(content, { object: 'page' }),
	thanks: { status: 200, contentType: 'text/plain', body: 'EVENT_RECEIVED' },
	send: (outgoing, access) => sendMessage(outgoing, access, { dialect }),
	find: (outgoing, access) => findMessage(outgoing, access, { platform: 'messenger' }),
	isIdempotent: false,
	signal: (signal, access) => sendSignal(signal, access),
	// The link is signed by itself, and no token goes there.
	openFile: (source, access) => openMeta(access, source),
	profile: (address, access) => profileOf(address, access, { fields: 'name,first_name,last_name' }),
	check,
}
