/** One inbox more, less or another way: a new version of the configuration as it is by then. */
import type { Changed } from '../../core/config/inbox-change.ts'
import type { SealedCredential } from '../../core/config/credential.ts'
import type { PublishedAs } from '../../core/config/publication.ts'
import type { Published } from '../../core/config/published.ts'
import type { WorkspaceConfig } from '../../core/config/workspace.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import { refuseSize } from '../../core/config/parse-config.ts'
import type { AppContext } from './context.ts'
import { publish } from './publish.ts'
import type { Recorded } from './record.ts'

/** Somebody else may publish in between; so often in a row nobody does. */
const ATTEMPTS = 5

export interface InboxChange {
	/** What an idempotency key is for. */
	readonly act: string
	readonly note: string
	/** Worked out anew when another version has come in between. */
	readonly change: (config: WorkspaceConfig) => Changed
	readonly record: (config: WorkspaceConfig) => Recorded
	/** Goes in with it. */
	readonly entrusted?: (config: WorkspaceConfig) => Promise<{ readonly inbox: string; readonly sealed: readonly SealedCredential[] }>
}

export type Done = { readonly ok: true; readonly version: number; readonly config: WorkspaceConfig } | Refusal

export async function changeInboxes(c: AppContext, wish: InboxChange): Promise<Done> {
	const stub = c.env.WORKSPACE.getByName(c.get('caller').workspace)
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const known = await stub.publishedBy({ key: c.req.header('idempotency-key') ?? null, act: wish.act })
		if (known) return known.ok ? await asPublished(c, known.version) : known
		const published = await stub.config()
		if (!published) return refuse('not-found')
		const changed = wish.change(published.config)
		if (!changed.ok) return changed
		if (isSame(changed.config, published.config)) return { ok: true, ...published }
		const done = await once(c, { wish, published, config: changed.config })
		if (done.ok) return { ok: true, version: done.version, config: changed.config }
		if (done.code !== 'config-moved') return done
	}
	return refuse('config-moved', { detail: 'Others are publishing at the same time; try again' })
}

async function once(
	c: AppContext,
	{ wish, published, config }: { wish: InboxChange; published: Published; config: WorkspaceConfig },
): Promise<PublishedAs> {
	const tooLarge = refuseSize(config)
	if (tooLarge) return tooLarge
	const { workspace, name: by } = c.get('caller')
	const sealed = await wish.entrusted?.(config)
	const change = { base: published.version, act: wish.act, config, ...sealed && { entrusted: { ...sealed, by } } }
	return await publish(
		c,
		{ ...wish.record(config), note: wish.note },
		(publication) => c.env.WORKSPACE.getByName(workspace).publishOver(change, publication),
	)
}

/** What came of it the first time. */
async function asPublished(c: AppContext, version: number): Promise<Done> {
	const found = await c.env.WORKSPACE.getByName(c.get('caller').workspace).version(version)
	return found ? { ok: true, version, config: found.config } : refuse('not-found')
}

function isSame(a: WorkspaceConfig, b: WorkspaceConfig): boolean {
	return JSON.stringify(a) === JSON.stringify(b)
}
