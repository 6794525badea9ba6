/** Single sign-on: to the workspace's identity provider and back, in the browser's address bar. */
import { createRoute, z } from '@hono/zod-openapi'
import { isSlug, type WorkspaceId } from '../../../core/ids.ts'
import { comeBack, type Failure, goThere } from '../auth/oidc/sign-in.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { newApp } from './new-app.ts'

const CONSOLE = '/console'
const params = z.object({ workspace: z.string().max(64).openapi({ example: 'demo' }) })

const begin = createRoute({
	method: 'get',
	path: '/api/auth/oidc/{workspace}',
	summary: "Sign in at the workspace's identity provider",
	description: 'For a browser to go to. What goes wrong is said by the console: `/console#/sign-in-failed/{why}`.',
	...asks('anyone'),
	request: { params },
	responses: { 302: { description: "To the provider, with a cookie that only this browser's return can use" } },
})

const callback = createRoute({
	method: 'get',
	path: '/api/auth/oidc/{workspace}/callback',
	summary: 'Back from the identity provider',
	description: 'The redirect address to register there. Each way there comes back once, in the browser that went.',
	...asks('anyone'),
	request: { params },
	responses: { 302: { description: 'To the console, signed in or with the reason why not' } },
})

export function oidcRoutes() {
	return newApp()
		.openapi(begin, async (c) => {
			const workspace = workspaceIn(c.req.valid('param').workspace)
			const sent = workspace ? await goThere(c, workspace) : 'off'
			return typeof sent === 'object' ? c.redirect(sent.url, 302) : refused(c, sent)
		})
		.openapi(callback, async (c) => {
			const workspace = workspaceIn(c.req.valid('param').workspace)
			const failure = workspace ? await comeBack(c, workspace) : 'off'
			return failure ? refused(c, failure) : c.redirect(CONSOLE, 302)
		})
}

function workspaceIn(text: string): WorkspaceId | null {
	return isSlug(text) ? text as WorkspaceId : null
}

function refused(c: AppContext, why: Failure) {
	return c.redirect(`${CONSOLE}#/sign-in-failed/${why}`, 302)
}
