import { DurableObject } from 'cloudflare:workers'
import { DEMO_WORKSPACE, demoConfig } from '../../core/config/demo.ts'
import { agentProfileOf, type Published, queuePolicyOf } from '../../core/config/published.ts'
import type { AgentProfile, WorkspaceConfig } from '../../core/config/workspace.ts'
import type { QueuePolicy } from '../../core/routing/queue-command.ts'
import type { Env } from '../env.ts'

const SECRET_BYTES = 32

/** The published configuration of one tenant. Every other object boots from it, with no database in reach. */
export class WorkspaceObject extends DurableObject<Env> {
	/** Null for a workspace nobody has set up. The demo tenant needs no setting up. */
	config(): Published | null {
		const published = this.ctx.storage.kv.get<Published>('published')
		if (published) return published
		return this.ctx.id.name === DEMO_WORKSPACE ? { version: 0, config: demoConfig } : null
	}

	/** What a queue goes by; null for one that is not configured. */
	policyOf(queue: string): QueuePolicy | null {
		const published = this.config()
		return published && queuePolicyOf(published, queue)
	}

	/** What an agent's ledger goes by; null for one that is not configured. */
	profileOf(agent: string): AgentProfile | null {
		const published = this.config()
		return published && agentProfileOf(published.config, agent)
	}

	/** The caller has parsed and authorised it; a version is never reused. */
	publish(config: WorkspaceConfig): { version: number } {
		const version = (this.config()?.version ?? 0) + 1
		this.ctx.storage.kv.put('published', { version, config } satisfies Published)
		return { version }
	}

	/** A signing secret for installations that set none: made once, kept here, base64 of 32 random bytes. */
	secret(): string {
		const kept = this.ctx.storage.kv.get<string>('secret')
		if (kept) return kept
		const secret = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))
		this.ctx.storage.kv.put('secret', secret)
		return secret
	}
}
