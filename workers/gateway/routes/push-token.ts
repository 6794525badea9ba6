import { createRoute, z } from '@hono/zod-openapi'
import { PushDevice } from '../../../core/protocol/push-device.ts'
import { asks } from '../auth/permit.ts'
import { allowOrigin, customerAt } from '../files/customer-at.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { shallowJson } from '../shallow-json.ts'
import { newApp } from './new-app.ts'

const PATH = '/api/v1/widget/push-token'
const PREFLIGHT_S = '600'

const setPush = createRoute({
	method: 'post',
	path: PATH,
	summary: 'Name a device to be told of what it misses',
	description: "What an agent says and no socket of the customer's has taken in ten seconds is posted to the inbox's `apiBase`.",
	...asks('customer', shallowJson),
	request: {
		headers: z.object({
			authorization: z.string().optional().openapi({ description: "`Bearer {token}`: the visitor's, of `/api/v1/widget/sessions`" }),
		}),
		body: {
			required: true,
			content: {
				'application/json': {
					schema: PushDevice.extend({ forget: z.boolean().default(false).openapi({ description: 'It is told nothing any more' }) }),
				},
			},
		},
	},
	responses: {
		204: { description: 'It is known, or no longer' },
		default: problemsOf(
			'body-invalid',
			'content-type-unsupported',
			'not-found',
			'origin-not-allowed',
			'token-expired',
			'token-invalid',
			'token-missing',
		),
	},
})

export function pushTokenRoutes() {
	const app = newApp()
	app.options(PATH, (c) => {
		allowOrigin(c)
		c.header('access-control-allow-methods', 'POST')
		c.header('access-control-allow-headers', 'authorization, content-type')
		c.header('access-control-max-age', PREFLIGHT_S)
		return c.body(null, 204)
	})
	return app.openapi(setPush, async (c) => {
		const here = await customerAt(c)
		if (!here.ok) return problem(c, here)
		const { forget, ...device } = c.req.valid('json')
		await here.stub.setPush({ device, forget })
		return c.body(null, 204)
	})
}
