/** Instagram's direct messages, for a professional account. See `README.md` for how one is connected. */
import type { Access, Channel } from '../channel.ts'
import { GRAPH_BASE } from '../providers/meta/graph.ts'
import type { Dialect } from '../providers/meta/messaging/body.ts'
import { findMessage } from '../providers/meta/messaging/find.ts'
import { profileOf } from '../providers/meta/messaging/profile.ts'
import { sendMessage, sendSignal } from '../providers/meta/messaging/send.ts'
import { translateMessaging } from '../providers/meta/messaging/translate.ts'
import { openMeta } from '../providers/meta/open-meta.ts'
import { signedByMeta } from '../providers/meta/signed-by-meta.ts'
import { check } from './check.ts'

const INSTAGRAM_BASE = 'https://graph.instagram.com'

/** A heart has a name here; Instagram's guides know no other reaction by name. */
const HEART = /^(?:❤|♥)\uFE0F?$/u

const dialect: Dialect = {
	attachments: { image: 'image', video: 'video', audio: 'audio', voice: 'audio' },
	metadata: false,
	reactionOf: (emoji) => HEART.test(emoji) ? 'love' : emoji,
}

export const instagram: Channel = {
	name: 'instagram',
	apiBase: GRAPH_BASE,
	verify: signedByMeta,
	translate: (content) => translateMessaging(content, { object: 'instagram' }),
	thanks: { status: 200, contentType: 'text/plain', body: 'EVENT_RECEIVED' },
	send: (outgoing, access) => sendMessage(outgoing, access, { dialect, base: baseFor(access) }),
	find: (outgoing, access) => findMessage(outgoing, access, { platform: 'instagram', base: baseFor(access) }),
	isIdempotent: false,
	signal: (signal, access) => sendSignal(signal, access, baseFor(access)),
	// The link is signed by itself, and no token goes there.
	openFile: (source, access) => openMeta(access, source),
	profile: (address, access) => profileOf(address, access, { fields: 'name,username', base: baseFor(access) }),
	check: (access) => check(access, baseFor(access)),
}

/** Tokens of Instagram's own login begin with `IG` and count on Instagram's own host only. */
function baseFor({ credentials }: Access): string {
	return credentials.accessToken?.startsWith('IG') === true ? INSTAGRAM_BASE : GRAPH_BASE
}
