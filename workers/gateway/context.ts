import type { Context } from 'hono'
import type { Caller } from '../../core/access/caller.ts'
import type { GatewayEnv } from './env.ts'
import type { Services } from './services.ts'

/** What every handler can reach. `caller` is there behind `staffOnly`. */
export interface AppEnv {
	Bindings: GatewayEnv
	Variables: { requestId: string; services: Services; caller: Caller }
}

export type AppContext = Context<AppEnv>
