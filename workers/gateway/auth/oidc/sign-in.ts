import type { OidcConfig } from '../../../../core/config/directories.ts'
import { OIDC_OWNER, OIDC_SECRET } from '../../../../core/config/credential.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../../core/ids.ts'
import type { Refusal } from '../../../../core/problem.ts'
import type { AppContext } from '../../context.ts'
import { openAll } from '../../../../durable-objects/shared/credentials.ts'
import { logError } from '../../../../durable-objects/shared/log.ts'
import { record } from '../../record.ts'
import { joinInvited } from '../../staff/join-invited.ts'
import { publishedConfig } from '../../workspaces.ts'
import { ownOrigin } from '../origin.ts'
import { setCookies } from '../set-cookies.ts'
import type { StaffDirectory } from '../staff.ts'
import { startSession } from '../start-session.ts'
import { drawFlow, endedFlowCookie, type Flow, flowCookie, readFlow } from './flow.ts'
import { type Identified, identify, identityKey, type Unwelcome } from './identify.ts'
import { authorizationUrl, type Identity, proveIdentity } from './prove.ts'
import { findProvider } from './provider.ts'

/** What the console is told. `off`: the workspace has no single sign-on; `expired`: begun too long ago, elsewhere, or used already. */
export type Failure = 'off' | 'expired' | 'provider' | 'unavailable' | Unwelcome

interface Setup {
	readonly config: WorkspaceConfig
	readonly oidc: OidcConfig
}

/** Where the browser is to go, with the cookie that brings it back. */
export async function goThere(c: AppContext, workspace: WorkspaceId): Promise<{ url: string } | Failure> {
	const setup = await setupOf(c, workspace)
	if (!setup) return 'off'
	const { issuer, clientId } = setup.oidc
	const flow = drawFlow({ workspace, issuer, clientId }, Date.now())
	try {
		const provider = await findProvider(c.env, issuer)
		const url = await authorizationUrl(provider, { flow, callback: callbackUrl(c, workspace) })
		setCookies(c, [await flowCookie(c.env, { flow, origin: ownOrigin(c.req.raw) })])
		return { url }
	} catch (error) {
		return unreachable(workspace, error)
	}
}

/** Signs in who comes back as they should; null when they are in. */
export async function comeBack(c: AppContext, workspace: WorkspaceId): Promise<Failure | null> {
	const setup = await setupOf(c, workspace)
	const origin = ownOrigin(c.req.raw)
	const flow = await readFlow(c.env, { request: c.req.raw, origin, nowMs: Date.now() })
	setCookies(c, [endedFlowCookie(origin)])
	if (!setup) return 'off'
	if (!flow || !isOf(flow, { workspace, oidc: setup.oidc })) return 'expired'
	// An answer that names another flow does not use up this one: anybody can send a browser here.
	if (c.req.query('state') !== flow.state) return 'expired'
	const once = { what: flow.state, untilMs: flow.expiresAtMs }
	if (!await c.env.GUARD.getByName(`oidc/${workspace}`).spend(once)) return 'expired'
	const who = await proven(c, flow)
	return typeof who === 'string' ? who : await letIn(c, { workspace, who, ...setup })
}

/** The provider may have been changed since they went. */
function isOf(flow: Flow, { workspace, oidc }: { workspace: WorkspaceId; oidc: OidcConfig }): boolean {
	return flow.workspace === workspace && flow.issuer === oidc.issuer && flow.clientId === oidc.clientId
}

export function callbackUrl(c: AppContext, workspace: WorkspaceId): string {
	return `${ownOrigin(c.req.raw)}/api/auth/oidc/${workspace}/callback`
}

async function setupOf(c: AppContext, workspace: WorkspaceId): Promise<Setup | null> {
	const config = (await publishedConfig(c.env, workspace))?.config
	return config?.signIn.oidc ? { config, oidc: config.signIn.oidc } : null
}

async function proven(c: AppContext, flow: Flow): Promise<Identity | Failure> {
	const { workspace } = flow
	try {
		const [provider, credentials] = await Promise.all([
			findProvider(c.env, flow.issuer),
			openAll(c.env, { workspace, owner: OIDC_OWNER }),
		])
		const secret = credentials[OIDC_SECRET] ?? null
		return await proveIdentity(provider, { flow, url: new URL(c.req.url), callback: callbackUrl(c, workspace), secret })
	} catch (error) {
		return unreachable(workspace, error)
	}
}

interface Arrival extends Setup {
	readonly workspace: WorkspaceId
	readonly who: Identity
}

async function letIn(c: AppContext, arrival: Arrival): Promise<Failure | null> {
	const directory = await c.get('services').staff(c.req.raw)
	if (!directory) return 'unavailable'
	const found = await identify(directory, arrival)
	const invited = await invitedAs(c, arrival, found)
	if (invited) return await begin(c, { directory, arrival, user: invited, linked: false })
	if (!found.ok) return 'why' in found ? await turnAway(c, { ...arrival, why: found.why }) : 'unavailable'
	const user = found.user ?? await join(c, { directory, arrival, email: found.email, role: found.role })
	if ('ok' in user) return 'unavailable'
	return await begin(c, { directory, arrival, user, linked: found.user !== null && found.linked })
}

/** Nobody here knows them, and somebody has asked them to come. */
async function invitedAs(c: AppContext, { workspace, who }: Arrival, found: Identified): Promise<{ readonly id: string } | null> {
	const isUnknown = found.ok ? found.user === null : 'why' in found && found.why === 'not-staff'
	if (!isUnknown || who.email === null || !who.emailVerified) return null
	const joined = await joinInvited(c, { workspace, email: who.email, name: who.name })
	return joined.ok ? joined.member : null
}

interface Beginning {
	readonly directory: StaffDirectory
	readonly arrival: Arrival
	readonly user: { readonly id: string }
	/** Whether the identity is known to be theirs. */
	readonly linked: boolean
}

async function begin(c: AppContext, { directory, arrival: { workspace, who }, user, linked }: Beginning): Promise<Failure | null> {
	if (!linked && await directory.linkIdentity(user.id, identityKey(workspace, who))) return 'unavailable'
	const started = await startSession(c, user.id, 'oidc')
	if (started.ok) return null
	return started.code === 'not-found' ? 'suspended' : 'unavailable'
}

/** Who is proven to be somebody, and is nobody here, leaves a trace; who proves nothing could fill the record. */
async function turnAway(c: AppContext, { workspace, who, why }: Arrival & { why: Unwelcome }): Promise<Failure> {
	const actor = { kind: 'stranger', name: who.email ?? who.sub } as const
	const unrecorded = await record(c, { act: 'sign-in.failed', detail: { method: 'oidc', why }, by: { workspace, actor } })
	return unrecorded ? 'unavailable' : why
}

async function join(
	c: AppContext,
	{ directory, arrival: { workspace, who }, email, role }: { directory: StaffDirectory; arrival: Arrival; email: string; role: string },
): Promise<{ readonly id: string } | Refusal> {
	const name = who.name ?? email
	const by = { workspace, actor: { kind: 'stranger', name: email } } as const
	const unrecorded = await record(c, { act: 'staff.joined', detail: { method: 'oidc', name, email, role }, by })
	if (unrecorded) return unrecorded
	const made = await directory.create({ workspace, name, email, role, agent: null, teams: [], password: null })
	return made.ok ? made.user : made
}

function unreachable(workspace: WorkspaceId, error: unknown): 'provider' {
	logError('oidc-failed', { workspace, error })
	return 'provider'
}
