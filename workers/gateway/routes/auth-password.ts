import { createRoute, z } from '@hono/zod-openapi'
import { askForReset, changePassword, resetPassword } from '../auth/new-password.ts'
import { ownOriginOnly } from '../auth/own-origin-only.ts'
import { asks } from '../auth/permit.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

const newPassword = z.string().min(1).max(128).openapi({ description: 'At least 10 characters, and not one that everybody tries first' })
const Status = z.object({ status: z.literal(true) })
const done = { description: 'Done', content: { 'application/json': { schema: Status } } } as const

function body<Schema extends z.ZodType>(schema: Schema) {
	return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

const ask = createRoute({
	method: 'post',
	path: '/api/auth/request-password-reset',
	summary: 'Ask for a mail to set a new password with',
	description: 'The answer is the same whether or not there is anybody of that address.',
	...asks('anyone', ownOriginOnly),
	request: body(z.object({ email: z.email().max(254).transform((it) => it.toLowerCase()) })),
	responses: { 200: done, default: problemsOf('body-invalid', 'origin-not-allowed', 'too-many-attempts', 'staff-unavailable') },
})

const reset = createRoute({
	method: 'post',
	path: '/api/auth/reset-password',
	summary: 'Set a new password with the token of such a mail',
	description: 'The token is good for half an hour, and once. Every sign-in so far is over with that.',
	...asks('anyone', ownOriginOnly),
	request: body(z.object({ token: z.string().min(1).max(128), newPassword })),
	responses: {
		200: done,
		default: problemsOf(
			'body-invalid',
			'password-weak',
			'token-invalid',
			'token-expired',
			'sign-in-method-off',
			'origin-not-allowed',
			'too-many-attempts',
			'staff-unavailable',
			'audit-unavailable',
		),
	},
})

const change = createRoute({
	method: 'post',
	path: '/api/auth/change-password',
	summary: "Change one's own password",
	description: 'Devices that were trusted to need no second factor are trusted no more.',
	...asks('self'),
	request: body(z.object({ currentPassword: z.string().max(128), newPassword, revokeOtherSessions: z.boolean().default(false) })),
	responses: {
		200: done,
		default: problemsOf(
			'body-invalid',
			'password-weak',
			'credentials-invalid',
			'origin-not-allowed',
			'not-signed-in',
			'too-many-attempts',
			'staff-unavailable',
			'audit-unavailable',
		),
	},
})

export function passwordRoutes() {
	return newApp()
		.openapi(ask, async (c) => {
			const refusal = await askForReset(c, c.req.valid('json').email)
			return refusal ? problem(c, refusal) : c.json({ status: true as const }, 200)
		})
		.openapi(reset, async (c) => {
			const { token, newPassword: next } = c.req.valid('json')
			const refusal = await resetPassword(c, { token, next })
			return refusal ? problem(c, refusal) : c.json({ status: true as const }, 200)
		})
		.openapi(change, async (c) => {
			const { currentPassword: current, newPassword: next, revokeOtherSessions: others } = c.req.valid('json')
			const refusal = await changePassword(c, { current, next, others })
			return refusal ? problem(c, refusal) : c.json({ status: true as const }, 200)
		})
}
