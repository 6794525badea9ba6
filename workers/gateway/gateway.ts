import { makeApp } from './app.ts'
import type { GatewayEnv } from './env.ts'
import { HookDoor, isForHookDoor } from './hooks/hook-door.ts'
import type { Services } from './services.ts'

type Gateway = (request: Request, env: GatewayEnv, ctx: ExecutionContext) => Response | Promise<Response>

/** Webhooks by their own door, everything else by the app. */
export function makeGateway(services: Services): Gateway {
	const app = makeApp(services)
	const door = new HookDoor()
	return (request, env, ctx) => isForHookDoor(request) ? door.take(request, env, ctx) : app.fetch(request, env, ctx)
}
