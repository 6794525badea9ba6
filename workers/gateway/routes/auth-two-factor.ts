import { createRoute, z } from '@hono/zod-openapi'
import { takeRecoveryCode, takeTotp } from '../auth/codes.ts'
import { ownOriginOnly } from '../auth/own-origin-only.ts'
import { asks } from '../auth/permit.ts'
import { makeRecoveryCodes, setUpSecondFactor, takeOffSecondFactor } from '../auth/second-factor.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { CallerBody, userBody } from './caller-body.ts'
import { newApp } from './new-app.ts'

const Code = z.object({
	code: z.string().min(1).max(64).openapi({ example: '123456' }),
	trustDevice: z.boolean().optional().openapi({ description: 'Ask for no code on this device for thirty days' }),
})
const Password = z.object({
	password: z.string().max(128).optional().openapi({ description: 'Their own; not for who signs in elsewhere alone' }),
})
const Codes = z.object({ backupCodes: z.array(z.string()).openapi({ description: 'Each is good once. Shown this one time.' }) })
const Signed = z.object({ user: CallerBody })
const Status = z.object({ status: z.literal(true) })

const codeRefusals = ['body-invalid', 'code-invalid', 'not-signed-in', 'origin-not-allowed', 'too-many-attempts'] as const
const ownRefusals = ['credentials-invalid', 'not-signed-in', 'origin-not-allowed', 'too-many-attempts'] as const
const away = ['staff-unavailable', 'audit-unavailable'] as const

function body<Schema extends z.ZodType>(schema: Schema) {
	return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

function answer<Schema extends z.ZodType>(description: string, schema: Schema) {
	return { description, content: { 'application/json': { schema } } } as const
}

const verifyTotp = createRoute({
	method: 'post',
	path: '/api/auth/two-factor/verify-totp',
	summary: "Give a code of one's authenticator",
	description:
		'In the middle of signing in: ends it. Signed in: shows that a new second factor works, and switches it on. A code counts once.',
	...asks('anyone', ownOriginOnly),
	request: body(Code),
	responses: { 200: answer('Signed in', Signed), default: problemsOf(...codeRefusals, ...away) },
})

const verifyRecoveryCode = createRoute({
	method: 'post',
	path: '/api/auth/two-factor/verify-backup-code',
	summary: 'Give a recovery code in place of one of the authenticator',
	description: 'In the middle of signing in. A code counts once.',
	...asks('anyone', ownOriginOnly),
	request: body(Code),
	responses: { 200: answer('Signed in', Signed), default: problemsOf(...codeRefusals, ...away) },
})

const enable = createRoute({
	method: 'post',
	path: '/api/auth/two-factor/enable',
	summary: 'Set up a second factor',
	description: 'Answers what an authenticator has to know. It is on once `verify-totp` has had a first code.',
	...asks('self'),
	request: body(Password),
	responses: {
		200: answer('What to put into the authenticator', Codes.extend({ totpURI: z.string() })),
		default: problemsOf(...ownRefusals, 'two-factor-on', ...away),
	},
})

const disable = createRoute({
	method: 'post',
	path: '/api/auth/two-factor/disable',
	summary: 'Take off the second factor',
	description: 'And forget which devices are trusted.',
	...asks('self'),
	request: body(Password),
	responses: { 200: answer('Off', Status), default: problemsOf(...ownRefusals, 'two-factor-off', ...away) },
})

const generate = createRoute({
	method: 'post',
	path: '/api/auth/two-factor/generate-backup-codes',
	summary: 'Ten new recovery codes',
	description: 'The old ones count for nothing any more.',
	...asks('self'),
	request: body(Password),
	responses: { 200: answer('The codes', Codes), default: problemsOf(...ownRefusals, 'two-factor-off', ...away) },
})

export function twoFactorRoutes() {
	return newApp()
		.openapi(verifyTotp, async (c) => {
			const taken = await takeTotp(c, c.req.valid('json'))
			return taken.ok ? c.json({ user: userBody(taken.user) }, 200) : problem(c, taken)
		})
		.openapi(verifyRecoveryCode, async (c) => {
			const taken = await takeRecoveryCode(c, c.req.valid('json'))
			return taken.ok ? c.json({ user: userBody(taken.user) }, 200) : problem(c, taken)
		})
		.openapi(enable, async (c) => {
			const made = await setUpSecondFactor(c, c.req.valid('json').password)
			return made.ok ? c.json({ totpURI: made.totpURI, backupCodes: [...made.backupCodes] }, 200) : problem(c, made)
		})
		.openapi(disable, async (c) => {
			const refusal = await takeOffSecondFactor(c, c.req.valid('json').password)
			return refusal ? problem(c, refusal) : c.json({ status: true as const }, 200)
		})
		.openapi(generate, async (c) => {
			const made = await makeRecoveryCodes(c, c.req.valid('json').password)
			return made.ok ? c.json({ backupCodes: [...made.backupCodes] }, 200) : problem(c, made)
		})
}
