import type { Env as ObjectsEnv } from '../../durable-objects/env.ts'
import type { Settings } from './env.ts'

/** All the Worker is bound to. */
export interface WorkerEnv extends ObjectsEnv, Settings {
	/** Log batches the archive gave up on. */
	readonly DEAD_LETTERS: R2Bucket
	/** Cloudflare's mail service, where the installation has one. */
	readonly EMAIL?: SendEmail
}
