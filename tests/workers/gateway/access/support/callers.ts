/** Everybody who could call. */
import { type Access, type Permission, permissions } from '../../../../../core/access.ts'
import { SUBPROTOCOL } from '../../../../../core/protocol/version.ts'
import { json, ORIGIN } from '../../support/gateway.ts'
import type { Call } from './call.ts'
import { permissionsOf, ROLE_NAMES, roleOf } from './roles.ts'
import type { Tenant } from './tenant.ts'

export interface Caller {
	readonly name: string
	readonly kind: 'staff' | 'key' | 'stranger' | 'customer'
	readonly may: ReadonlySet<Permission>
	/** What proves who they are: the same each time, but for what ends it. */
	proof(tenant: Tenant, call?: Pick<Call, 'ends'>): Promise<Record<string, string>>
}

const NOTHING: ReadonlySet<Permission> = new Set()

/** Those whose scope bounds them have tests of their own; an agent sees what is called for. */
const unbounded = ROLE_NAMES.filter((it) => it === 'agent' || roleOf(it).scope === 'workspace')

const staff = unbounded.map((role): Caller => ({
	name: role,
	kind: 'staff',
	may: permissionsOf(role),
	proof: async (tenant, call) => ({ cookie: await tenant.cookie(role, call), origin: ORIGIN }),
}))

/** Keys of one scope each. */
function keyWith(scope: Permission): Caller {
	return {
		name: `a key for ${scope}`,
		kind: 'key',
		may: new Set([scope]),
		proof: async (tenant) => ({ authorization: `Bearer ${await keyOf(tenant, [scope])}` }),
	}
}

export const stranger: Caller = { name: 'a stranger', kind: 'stranger', may: NOTHING, proof: () => Promise.resolve({ origin: ORIGIN }) }

const customer: Caller = {
	name: 'a customer',
	kind: 'customer',
	may: NOTHING,
	proof: ({ waiting }) =>
		Promise.resolve({ authorization: `Bearer ${waiting.token}`, 'sec-websocket-protocol': `${SUBPROTOCOL}, token.${waiting.token}` }),
}

export const callers: readonly Caller[] = [
	...staff,
	keyWith('conversations.read'),
	keyWith('queues.read'),
	keyWith('config.read'),
	stranger,
	customer,
]

const keys = new Map<string, string>()

/** An API key of a workspace, made by its administrator. */
export async function keyOf(tenant: Tenant, scopes: readonly Permission[]): Promise<string> {
	const place = `${tenant.id} ${scopes.join(' ')}`
	const known = keys.get(place)
	if (known) return known
	const made = await tenant.at.call(
		'/api/v1/keys',
		json({ name: `${tenant.id} key`, scopes }, { cookie: await tenant.cookie('administrator'), origin: ORIGIN }),
	)
	const { key } = await made.json<{ key: string }>()
	keys.set(place, key)
	return key
}

/** What the table says becomes of a call before its route is reached: `in`, or the refusal. Written down here a second time on purpose. */
export function expected(access: Access, { kind, may }: Caller): string {
	if (access === 'anyone') return 'in'
	if (access === 'customer') return kind === 'customer' ? 'in' : '401 token-missing'
	if (kind === 'stranger') return '401 not-signed-in'
	if (kind === 'customer') return '401 token-invalid'
	if (access === 'self') return kind === 'staff' ? 'in' : '404 not-found'
	if (access === 'staff') return 'in'
	if (!may.has(permissions[access])) return '404 not-found'
	return may.has(access) ? 'in' : '403 forbidden'
}
