/** LINE, by its Messaging API. */
import type { Access, Channel, Profile, Signal } from '../channel.ts'
import { cleanName } from '../shared/clean.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { check, connect } from './check.ts'
import { LINE_API, openFile } from './file-source.ts'
import { askLine, send } from './send.ts'
import { translate } from './translate.ts'
import { verify } from './verify.ts'

export const line: Channel = {
	name: 'line',
	apiBase: LINE_API,
	verify,
	translate,
	thanks: { status: 200, contentType: 'text/plain', body: '' },
	send,
	isIdempotent: true,
	signal,
	openFile,
	profile,
	check,
	connect,
}

/** It ends by itself, or with the next message. */
const LOADING_SECONDS = 20
const SIGN_TIMEOUT_MS = 5_000

/** People alone see that somebody types. What has been read is told by a token that came with the message. */
async function signal(sign: Signal, access: Access & { readonly to: string }): Promise<void> {
	const { to } = access
	if (sign.type === 'typing') {
		if (!isPerson(to)) return
		const body = { chatId: to, loadingSeconds: LOADING_SECONDS }
		await askLine(access, '/v2/bot/chat/loading/start', { body, timeoutMs: SIGN_TIMEOUT_MS })
	} else if (sign.thread?.read !== undefined) {
		await askLine(access, '/v2/bot/chat/markAsRead', { body: { markAsReadToken: sign.thread.read }, timeoutMs: SIGN_TIMEOUT_MS })
	}
}

function isPerson(address: string): boolean {
	return /^u/i.test(address)
}

/** A group has a name too; several people without a group have none. */
async function profile(address: string, access: Access): Promise<Profile | null> {
	const id = encodeURIComponent(address)
	const path = isPerson(address) ? `/v2/bot/profile/${id}` : /^c/i.test(address) ? `/v2/bot/group/${id}/summary` : null
	const answered = path === null ? null : await askLine(access, path)
	if (!answered?.came || answered.status !== 200) return null
	const { displayName, groupName, language } = fieldsOf(answered.json)
	return { name: cleanName(textOf(displayName) ?? textOf(groupName)), language: cleanName(textOf(language), 35) }
}
