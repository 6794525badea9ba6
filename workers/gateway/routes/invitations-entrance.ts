import { createRoute, z } from '@hono/zod-openapi'
import { isWeakPassword } from '../../../core/access/password.ts'
import type { Invitation } from '../../../core/access/staff-member.ts'
import { NewPassword, PersonName } from '../../../core/config/newcomer.ts'
import { ID_RANDOM_BYTES, makeId } from '../../../core/ids.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { acceptInvitation, openInvitation } from '../../../db/queries/invitations.ts'
import { attemptOn } from '../auth/guard.ts'
import { ownOriginOnly } from '../auth/own-origin-only.ts'
import { asks } from '../auth/permit.ts'
import { signInRules } from '../auth/sign-in-rules.ts'
import type { StaffUser } from '../auth/staff.ts'
import { startSession } from '../auth/start-session.ts'
import type { AppContext } from '../context.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { record } from '../record.ts'
import { hashPassword } from '../staff/hash-password.ts'
import { invitationHash } from '../staff/invitation-token.ts'
import { publishedConfig } from '../workspaces.ts'
import { CallerBody, userBody } from './caller-body.ts'
import { newApp } from './new-app.ts'

const params = z.object({ token: z.string().max(200) })
const dead = ['token-invalid', 'token-expired', 'staff-exists', 'too-many-attempts', 'staff-unavailable'] as const

const Seen = z.object({
	workspaceName: z.string(),
	email: z.string(),
	name: z.string(),
	role: z.string().openapi({ description: 'Built in, or what the workspace calls its own' }),
	password: z.boolean().openapi({ description: 'Whether it is taken up with a password' }),
	oidc: z.object({ label: z.string(), url: z.string() }).nullable().openapi({ description: 'Single sign-on, which takes it up as well' }),
})

const look = createRoute({
	method: 'get',
	path: '/api/auth/invitations/{token}',
	summary: 'What somebody is invited to',
	description: 'Whoever holds the link.',
	...asks('anyone'),
	request: { params },
	responses: {
		200: {
			description: 'The invitation',
			content: {
				'application/json': { schema: Seen },
			},
		},
		default: problemsOf(...dead),
	},
})

const accept = createRoute({
	method: 'post',
	path: '/api/auth/invitations/{token}',
	summary: 'Take an invitation up',
	description: 'Whoever holds the link, once. The answer sets the session cookie.',
	...asks('anyone', ownOriginOnly),
	request: {
		params,
		body: { required: true, content: { 'application/json': { schema: z.strictObject({ name: PersonName, password: NewPassword }) } } },
	},
	responses: {
		200: { description: 'Staff, and signed in', content: { 'application/json': { schema: z.object({ user: CallerBody }) } } },
		default: problemsOf(
			...dead,
			'body-invalid',
			'content-type-unsupported',
			'origin-not-allowed',
			'password-weak',
			'sign-in-method-off',
			'audit-unavailable',
		),
	},
})

export function invitationEntrance() {
	return newApp()
		.openapi(look, async (c) => {
			const opened = await openOne(c, c.req.valid('param').token)
			if (!opened.ok) return problem(c, opened)
			return c.json(await seenBody(c, opened.invitation), 200)
		})
		.openapi(accept, async (c) => {
			const joined = await join(c, { token: c.req.valid('param').token, ...c.req.valid('json') })
			return joined.ok ? c.json({ user: userBody(joined.user) }, 200) : problem(c, joined)
		})
}

async function seenBody(c: AppContext, { workspace, email, name, role }: Invitation): Promise<z.infer<typeof Seen>> {
	const config = (await publishedConfig(c.env, workspace))?.config
	const { password, oidc } = await signInRules(c.env, workspace)
	const single = oidc && { label: oidc.label, url: `/api/auth/oidc/${workspace}` }
	const own = config?.roles.find((it) => it.id === role)?.name
	return { workspaceName: config?.name ?? workspace, email, name, role: own ?? role, password, oidc: single }
}

type Opened = { readonly ok: true; readonly invitation: Invitation; readonly tokenHash: string } | Refusal

/** Only who opens an invitation learns that its address is staff somewhere. */
async function openOne(c: AppContext, token: string): Promise<Opened> {
	const tokenHash = await invitationHash(token)
	if (!tokenHash) return refuse('token-invalid')
	const attempt = await attemptOn(c, `invitation/${tokenHash}`)
	if (!attempt.ok) return attempt
	const opened = await c.get('services').askStaff((sql) => openInvitation(sql, { tokenHash, nowMs: Date.now() }))
	if (opened.ok) await attempt.succeeded()
	else if (opened.code === 'staff-unavailable') await attempt.takeBack()
	if (!opened.ok) return opened
	return opened.taken ? refuse('staff-exists') : { ok: true, invitation: opened.invitation, tokenHash }
}

interface Joining {
	readonly token: string
	readonly name: string
	readonly password: string
}

async function join(c: AppContext, { token, name, password }: Joining): Promise<{ readonly ok: true; readonly user: StaffUser } | Refusal> {
	const opened = await openOne(c, token)
	if (!opened.ok) return opened
	const { invitation, tokenHash } = opened
	const { workspace, email, role } = invitation
	if (!(await signInRules(c.env, workspace)).password) return refuse('sign-in-method-off', { detail: 'Come in by single sign-on' })
	if (isWeakPassword(password, email)) return refuse('password-weak', { field: 'password' })
	const nowMs = Date.now()
	const staff = makeId<string>('stf', nowMs, crypto.getRandomValues(new Uint8Array(ID_RANDOM_BYTES)))
	const by = { workspace, actor: { kind: 'staff', id: staff, name } } as const
	const detail = { email, role, invitation: invitation.id }
	const unrecorded = await record(c, { act: 'staff.joined', target: { kind: 'staff', id: staff }, detail, by })
	if (unrecorded) return unrecorded
	const passwordHash = await hashPassword(password)
	const joined = await c.get('services').askStaff((sql) =>
		acceptInvitation(sql, { invitation, tokenHash, staff, name, passwordHash, nowMs })
	)
	return joined.ok ? await startSession(c, staff, 'invitation') : joined
}
