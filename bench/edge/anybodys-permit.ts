/** Instead of `workers/gateway/auth/permit.ts`: nobody is asked who they are, and everybody is the demo's administrator. */
import { createMiddleware } from 'hono/factory'
import type { MiddlewareHandler } from 'hono'
import { type Access, PERMISSIONS } from '../../core/access.ts'
import type { Caller } from '../../core/access/caller.ts'
import { DEMO_WORKSPACE } from '../../core/config/demo.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import type { AppEnv } from '../../workers/gateway/context.ts'

const administrator: Caller = {
	kind: 'key',
	id: 'anybody',
	workspace: DEMO_WORKSPACE as WorkspaceId,
	role: 'administrator',
	may: new Set(PERMISSIONS),
	scope: 'workspace',
	teams: [],
	agent: null,
	name: 'Anybody',
	email: null,
	signIn: '',
	signInEndsMs: undefined,
	twoFactor: 'off',
}

const letIn = createMiddleware<AppEnv>(async (c, next) => {
	c.set('caller', administrator)
	await next()
})

export function asks(access: Access, ...more: MiddlewareHandler<AppEnv>[]) {
	return { 'x-access': access, security: [], middleware: [letIn, ...more] }
}
