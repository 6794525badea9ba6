/** The way to a new version of the configuration, whatever it is made of: checked against who asks, then on record, then published. */
import type { Bounds } from '../../core/config/bounds.ts'
import type { Publication, PublishedAs } from '../../core/config/publication.ts'
import { isLocal } from './auth/origin.ts'
import type { AppContext } from './context.ts'
import { record, type Recorded } from './record.ts'
import { forgetConfig } from './workspaces.ts'

interface Publishing extends Recorded {
	readonly note?: string | undefined
}

/** `act` asks the workspace's object: first only whether it would do it, then for good. */
export async function publish(
	c: AppContext,
	{ note, ...what }: Publishing,
	act: (publication: Publication) => Promise<PublishedAs>,
): Promise<PublishedAs> {
	const { name: by, workspace } = c.get('caller')
	const key = c.req.header('idempotency-key') ?? null
	const publication = { by, note: note?.trim() || null, key, bounds: await boundsOf(c) }
	const foreseen = await act({ ...publication, dry: true })
	if (!foreseen.ok) return foreseen
	const { version: base, changes } = foreseen
	// A repeat publishes nothing, and has no changes to tell.
	const unrecorded = await record(c, {
		...what,
		detail: { ...what.detail, base, changes: changes?.list, ...changes?.more && { more: changes.more } },
	})
	if (unrecorded) return unrecorded
	const done = await act(publication)
	forgetConfig(workspace)
	return done
}

async function boundsOf(c: AppContext): Promise<Bounds> {
	const { may, scope, workspace } = c.get('caller')
	const inUse = await c.get('services').staffInUse(workspace)
	return { may: [...may], scope, plainApi: isLocal(c.env, c.req.raw), inUse }
}
