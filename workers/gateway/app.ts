import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { addCarefulHeaders } from './careful-headers.ts'
import { ruledRoutes } from './check-rules.ts'
import type { AppContext, AppEnv } from './context.ts'
import { limitRate } from './limit-rate.ts'
import { newRequestId } from './new-request-id.ts'
import { notFoundFor } from './not-found.ts'
import { onError } from './on-error.ts'
import { serveOpenApi } from './openapi.ts'
import { problem } from './problem-response.ts'
import { refuseNul } from './refuse-nul.ts'
import { archiveRoutes } from './routes/archive.ts'
import { auditRoutes } from './routes/audit.ts'
import { passwordRoutes } from './routes/auth-password.ts'
import { sessionRoutes } from './routes/auth-sessions.ts'
import { twoFactorRoutes } from './routes/auth-two-factor.ts'
import { authRoutes } from './routes/auth.ts'
import { draftRoutes } from './routes/config-draft.ts'
import { versionRoutes } from './routes/config-versions.ts'
import { configRoutes } from './routes/config.ts'
import { conversationActs } from './routes/conversation-acts.ts'
import { conversationBlock } from './routes/conversation-block.ts'
import { conversationPoints } from './routes/conversation-points.ts'
import { conversationTags } from './routes/conversation-tags.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { decisionRoutes } from './routes/decisions.ts'
import { fileRoutes } from './routes/files.ts'
import { healthRoutes } from './routes/health.ts'
import { keyRoutes } from './routes/keys.ts'
import { invitationEntrance } from './routes/invitations-entrance.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { hookRoutes } from './routes/hooks.ts'
import { labRoutes } from './routes/lab.ts'
import { inboxSetup } from './routes/inbox-setup.ts'
import { inboxTemplates } from './routes/inbox-templates.ts'
import { inboxRoutes } from './routes/inboxes.ts'
import { meRoutes } from './routes/me.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { oidcSecretRoutes } from './routes/oidc-secret.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { queueRoutes } from './routes/queues.ts'
import { retentionRoutes } from './routes/retention.ts'
import { revealRoutes } from './routes/reveal.ts'
import { staffSessions } from './routes/staff-sessions.ts'
import { staffRoutes } from './routes/staff.ts'
import { socketTicketRoutes } from './routes/socket-tickets.ts'
import { staffSockets } from './routes/staff-sockets.ts'
import { widgetSocket } from './routes/widget-socket.ts'
import { pushTokenRoutes } from './routes/push-token.ts'
import { widgetRoutes } from './routes/widget.ts'
import { workspaceRoutes } from './routes/workspaces.ts'
import type { Services } from './services.ts'

const BODY_MAX_BYTES = 65_536
/** The whole of a workspace, with every agent. */
const CONFIG_MAX_BYTES = 1_048_576

/** Everything the gateway answers. Web standards only: the same app runs in the Worker and under Deno. */
export function makeApp(services: Services): OpenAPIHono<AppEnv> {
	const app = new OpenAPIHono<AppEnv>()
	app.use(prepare(services), limitRate(), refuseNul, limitBody)
	app.route('/', healthRoutes())
	app.route('/', metricsRoutes())
	serveOpenApi(app)
	for (const path of ['/api/v1/*', '/api/auth/*', '/ws/*', '/hooks/*', '/files/*']) app.use(path, needsObjects)
	const parts = [
		authRoutes(),
		twoFactorRoutes(),
		passwordRoutes(),
		sessionRoutes(),
		socketTicketRoutes(),
		meRoutes(),
		conversationRoutes(),
		conversationActs(),
		conversationBlock(),
		conversationTags(),
		conversationPoints(),
		decisionRoutes(),
		configRoutes(),
		draftRoutes(),
		versionRoutes(),
		inboxRoutes(),
		inboxSetup(),
		inboxTemplates(),
		retentionRoutes(),
		queueRoutes(),
		archiveRoutes(),
		auditRoutes(),
		revealRoutes(),
		keyRoutes(),
		oidcRoutes(),
		oidcSecretRoutes(),
		invitationRoutes(),
		invitationEntrance(),
		staffRoutes(),
		staffSessions(),
		workspaceRoutes(),
		hookRoutes(),
		fileRoutes(),
		labRoutes(),
		widgetRoutes(),
		pushTokenRoutes(),
		widgetSocket(),
		staffSockets(),
	]
	for (const part of parts) app.route('/', part)
	app.notFound(notFoundFor(app))
	app.onError(onError)
	// A route that says nothing of who may call it is not served at all.
	ruledRoutes(app)
	return app
}

/** The request's id, and the headers that every answer but a socket carries. */
function prepare(services: Services) {
	return createMiddleware<AppEnv>(async (c, next) => {
		c.set('requestId', newRequestId())
		c.set('services', services)
		await next()
		if (c.res.status === 101) return
		const requestId = c.get('requestId')
		// This makes the answer one that may be written on; with `c.header` each name would copy it once more.
		c.header('x-request-id', requestId)
		addCarefulHeaders(c.res, { url: c.req.url, requestId })
	})
}

/** A developer's own files, on their own machine. */
const LAB_MAX_BYTES = 24 * 1_048_576

const [small, large, own] = [limitTo(BODY_MAX_BYTES), limitTo(CONFIG_MAX_BYTES), limitTo(LAB_MAX_BYTES)]
/** A provider may post a thousand events in one. */
const LARGE = /^\/(?:api\/v1\/config|hooks\/)/
/** What is streamed on is counted on its way: to count it here would be to hold all of it. */
const STREAMED = /^\/api\/v1\/(?:conversations\/[^/]+|widget)\/files$/
const limitBody = createMiddleware<AppEnv>((c, next) => STREAMED.test(c.req.path) ? next() : limitOf(c)(c, next))

function limitOf(c: AppContext) {
	if (c.env.PATCHBAY_LOCAL === '1' && c.req.path.startsWith('/lab/api/')) return own
	return LARGE.test(c.req.path) ? large : small
}

function limitTo(maxSize: number) {
	return bodyLimit({ maxSize, onError: (c) => problem(c, { code: 'body-too-large', detail: `At most ${maxSize} bytes` }) })
}

/** An edge without objects still says how it is and what the API is like. */
const needsObjects = createMiddleware<AppEnv>(async (c, next) => {
	if (!('CONVERSATION' in c.env)) return problem(c, { code: 'objects-unavailable' })
	await next()
})
