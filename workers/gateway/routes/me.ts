import { createRoute, z } from '@hono/zod-openapi'
import { DEMO_PASSWORD, demoStaff } from '../../../core/config/demo.ts'
import { asks } from '../auth/permit.ts'
import { isLocal } from '../auth/origin.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { MeBody, meBody } from './caller-body.ts'
import { newApp } from './new-app.ts'

const DemoSignIn = z.object({ email: z.string(), password: z.string(), name: z.string(), role: z.string() })

const me = createRoute({
	method: 'get',
	path: '/api/v1/me',
	summary: 'Who is asking',
	...asks('staff'),
	responses: {
		200: { description: 'The member of staff', content: { 'application/json': { schema: MeBody } } },
		default: problemsOf('not-signed-in', 'token-invalid', 'staff-unavailable'),
	},
})

const demoSignIns = createRoute({
	method: 'get',
	path: '/api/v1/demo-sign-ins',
	summary: 'Who can sign in to the demo',
	description: "On a developer's machine only.",
	...asks('anyone'),
	responses: {
		200: {
			description: "The demo's staff",
			content: { 'application/json': { schema: z.object({ items: z.array(DemoSignIn), nextCursor: z.null() }) } },
		},
		default: problemsOf('not-found'),
	},
})

export function meRoutes() {
	return newApp()
		.openapi(me, (c) => c.json(meBody(c.get('caller')), 200))
		.openapi(demoSignIns, (c) => {
			if (!isLocal(c.env, c.req.raw)) return problem(c, { code: 'not-found' })
			const items = demoStaff.map(({ email, name, role }) => ({ email, password: DEMO_PASSWORD, name, role }))
			return c.json({ items, nextCursor: null }, 200)
		})
}
