/** Seals what is entrusted to us on its way in, and opens it for whoever acts with it. */
import type { SealedCredential } from '../../core/config/credential.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { KeyRing } from './key-ring.ts'
import { logError } from './log.ts'
import { deriveKey, masterSecret, type SecretEnv } from './secrets.ts'

const PURPOSE = 'credentials 1'

interface Safe {
	secret(): Promise<string>
	sealedOf(owner: string): Promise<SealedCredential[]>
	reseal(owner: string, change: { before: SealedCredential; after: string }): Promise<void>
}

/** As much of an environment as holds what is sealed. */
export interface SafeEnv extends SecretEnv {
	readonly WORKSPACE: { getByName(name: string): Safe }
}

interface Owned {
	readonly workspace: WorkspaceId
	/** `inbox/{id}`, or `oidc`. */
	readonly owner: string
}

/** By the secret of now; those of earlier days still open. */
async function keyRing(env: SecretEnv): Promise<KeyRing> {
	const before = (env.PATCHBAY_SECRETS_BEFORE ?? '').split(/\s+/).filter(Boolean)
	const [first, ...others] = await Promise.all([await masterSecret(env), ...before].map((it) => deriveKey(it, PURPOSE)))
	if (!first) throw new Error('there is no secret to seal with')
	return await KeyRing.of(first, ...others)
}

export async function sealAll(env: SecretEnv, { workspace, owner, values }: Owned & { values: Readonly<Record<string, string>> }) {
	const ring = await keyRing(env)
	return await Promise.all(
		Object.entries(values).map(async ([field, value]): Promise<SealedCredential> => ({
			field,
			sealed: await ring.seal(value, { workspace, owner, field }),
		})),
	)
}

/** Those that are set and can be read. What an earlier key has sealed is sealed by the newest then. */
export async function openAll(env: SafeEnv, { workspace, owner }: Owned): Promise<Readonly<Record<string, string>>> {
	const stub = env.WORKSPACE.getByName(workspace)
	const [ring, sealed] = await Promise.all([keyRing(env), stub.sealedOf(owner)])
	const opened: [string, string][] = []
	for (const it of sealed) {
		const place = { workspace, owner, field: it.field }
		const value = await ring.open(it.sealed, place)
		if (value === null) logError('credential-unreadable', place)
		else opened.push([it.field, value])
		if (value !== null && !ring.isFresh(it.sealed)) await stub.reseal(owner, { before: it, after: await ring.seal(value, place) })
	}
	return Object.fromEntries(opened)
}
