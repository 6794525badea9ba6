import { FILE_KINDS, type FileKind } from '../../../core/message.ts'
import type { Act, StandIn } from '../../providers/stand-in.ts'
import type { ActType } from './view.ts'

export interface Abilities {
	readonly can: readonly ActType[]
	readonly canReply: boolean
	readonly files: readonly FileKind[]
}

const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
	image: 'image/png',
	video: 'video/mp4',
	audio: 'audio/mpeg',
	voice: 'audio/ogg',
	sticker: 'image/webp',
	file: 'application/pdf',
}

/** One of each. */
const TRIED: readonly Act[] = [
	{ type: 'text', text: 'x' },
	{ type: 'location', latitude: 0, longitude: 0, name: 'x' },
	{ type: 'contact', name: 'x', phone: '+15550000' },
	{ type: 'reaction', of: '1', emoji: '👍' },
	{ type: 'edit', of: '1', text: 'x' },
	{ type: 'delete', of: '1' },
	{ type: 'choice', of: '1', option: '1', title: 'x' },
	{ type: 'typing' },
	{ type: 'follow' },
	{ type: 'unfollow' },
	{ type: 'unknown' },
]

/** What a provider has a way to do, by trying each where nobody hears of it. */
export async function abilitiesOf(standIn: StandIn): Promise<Abilities> {
	const possible = await Promise.all(TRIED.map((it) => isPossible(standIn, it)))
	const sendable = await Promise.all(FILE_KINDS.map((it) => isPossible(standIn, fileOf(it))))
	const files = FILE_KINDS.filter((_, i) => sendable[i])
	return {
		can: [...TRIED.filter((_, i) => possible[i]).map((it) => it.type), ...files.length > 0 ? ['file'] as const : []],
		canReply: await isPossible(standIn, { type: 'text', text: 'x', replyTo: '1' }),
		files,
	}
}

function fileOf(kind: FileKind): Act {
	return { type: 'file', kind, name: 'x', mediaType: MEDIA_TYPES[kind], caption: '', bytes: new Uint8Array([0]) }
}

async function isPossible(standIn: StandIn, act: Act): Promise<boolean> {
	const nowhere = { credentials: standIn.credentials, hookUrl: 'http://tried.invalid/hooks/x/tried.first', apiBase: 'http://tried.invalid' }
	try {
		return await standIn.hook({ who: standIn.person(9_000), act, serial: 0, atMs: 0 }, nowhere) !== null
	} catch {
		// It knows the act, and not the message it is about.
		return true
	}
}
