/** A webhook from its first byte to its answer: verified, understood, kept where it belongs, and only then thanked for. */
import type { Answer, Channel, Credentials, Hook, Inbound, Verified } from '../../../channels/channel.ts'
import { ADDRESS_MAX_CHARS } from '../../../core/channel/point.ts'
import type { InboxConfig } from '../../../core/config/workspace.ts'
import { type InboxId, objectName, type WorkspaceId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { heardAt } from '../../../durable-objects/contact-point/heard-at.ts'
import { groupBySender } from '../../../durable-objects/inbox/group-by-sender.ts'
import { logError } from '../../../durable-objects/shared/log.ts'
import type { GatewayEnv } from '../env.ts'
import { freshCredentials, keptCredentials } from './kept-credentials.ts'

export interface Where {
	readonly env: GatewayEnv
	readonly workspace: WorkspaceId
	readonly inbox: InboxConfig
	readonly channel: Channel
}

export type Received = { readonly ok: true; readonly answer: Answer } | Refusal

/** A stub that has failed once stays broken; an object that was just moving answers the second time. */
const ATTEMPTS = 2

export async function receiveHook(hook: Hook, where: Where): Promise<Received> {
	const { env, workspace, inbox, channel } = where
	const whose = { workspace, inbox: inbox.id as InboxId }
	const nowMs = Date.now()
	let credentials = await keptCredentials(env, whose)
	let verified = await verify(hook, { ...where, credentials, nowMs })
	if (!verified.ok && isForged(verified)) {
		const fresh = await freshCredentials(env, whose)
		if (fresh) [credentials, verified] = [fresh, await verify(hook, { ...where, credentials: fresh, nowMs })]
	}
	if (!verified.ok) return verified
	if ('answer' in verified) return verified
	const translated = channel.translate(verified.content, { credentials, nowMs, url: hook.url, headers: hook.headers })
	if (!translated.ok) return translated
	return await keep(translated.items, where) ?? { ok: true, answer: channel.thanksFor?.(translated.items) ?? channel.thanks }
}

export function isForged({ code }: Refusal): boolean {
	return code === 'signature-invalid' || code === 'signature-missing'
}

/** Some providers sign the address they were given, which behind a proxy is not the one we are asked at. */
async function verify(
	hook: Hook,
	{ env, channel, credentials, nowMs }: Where & { credentials: Credentials; nowMs: number },
): Promise<Verified> {
	const verified = await channel.verify(hook, { credentials, nowMs })
	const origin = env.PATCHBAY_ORIGIN
	if (verified.ok || verified.code !== 'signature-invalid' || !origin || hook.url.origin === new URL(origin).origin) return verified
	return await channel.verify({ ...hook, url: new URL(hook.url.pathname + hook.url.search, origin) }, { credentials, nowMs })
}

/** Everything at once: each sender's in its order. Null once all of it is durable. */
async function keep(items: readonly Inbound[], where: Where): Promise<Refusal | null> {
	const inbox = heardAt(where.inbox)
	try {
		await Promise.all([
			...[...groupBySender(items)].filter(([address]) => isAddress(address)).map(([address, its]) =>
				again(() => pointOf(where, address).hear({ inbox, items: its }))
			),
			...items.filter((it) => it.kind === 'pull').map((it) => again(() => inboxOf(where).pull(it))),
		])
		return null
	} catch (error) {
		logError('webhook-not-kept', { inbox: where.inbox.id, error })
		return refuse('objects-unavailable')
	}
}

function isAddress(address: string): boolean {
	return address !== '' && address.length <= ADDRESS_MAX_CHARS && address.isWellFormed()
}

function pointOf({ env, workspace, inbox }: Where, address: string) {
	return env.CONTACT_POINT.getByName(objectName(workspace, `${inbox.id}/${address}`))
}

function inboxOf({ env, workspace, inbox }: Where) {
	return env.INBOX.getByName(objectName(workspace, inbox.id))
}

async function again<Value>(act: () => Promise<Value>): Promise<Value> {
	for (let attempt = 1;; attempt++) {
		try {
			return await act()
		} catch (error) {
			if (attempt >= ATTEMPTS) throw error
		}
	}
}
