/** How a route is called, and what came of it. */
import type { Permission } from '../../../../../core/access.ts'
import type { RuledRoute } from '../../../../../workers/gateway/check-rules.ts'
import { SUBPROTOCOL } from '../../../../../core/protocol/version.ts'
import { ORIGIN } from '../../support/gateway.ts'
import type { Tenant } from './tenant.ts'

export interface Call {
	/** What stands for the parameters of its path. */
	readonly params?: Readonly<Record<string, string>>
	readonly query?: Readonly<Record<string, string>>
	readonly body?: unknown
	readonly headers?: Readonly<Record<string, string>>
	/** Whether it ends the sign-in it is called by, or all others beside it. */
	readonly ends?: 'this' | 'others'
	/** What who may is answered, as in `200` or `409 draft-missing`; any success when left out. */
	readonly ok?: readonly string[]
	/** The same for what only a member of staff's cookie is taken for. */
	readonly okForKeys?: readonly string[]
	/** Its path names nothing that belongs to one workspace alone, as the number of a version. */
	readonly shared?: boolean
	/** Its body names something of the workspace, without which there is nothing to do. */
	readonly named?: boolean
	/** What the route asks beside its rule, for what it is asked to do. */
	readonly also?: Permission
}

export type Recipe = (tenant: Tenant) => Call | Promise<Call>

const MARKED = /^101$|^2\d\d$|^30[23]$/

export interface Outcome {
	readonly name: string
	readonly status: number
	readonly text: string
}

export function requestOf(
	{ method, path }: Pick<RuledRoute, 'method' | 'path'>,
	call: Call,
	proof: Record<string, string>,
): [string, RequestInit] {
	const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? `no-${name}`))
	const query = new URLSearchParams(call.query ?? {}).toString()
	const socket: Record<string, string> = path.startsWith('/ws/')
		? { upgrade: 'websocket', 'sec-websocket-protocol': SUBPROTOCOL, origin: ORIGIN }
		: {}
	const typed: Record<string, string> = call.body === undefined ? {} : { 'content-type': 'application/json' }
	const headers = { ...socket, ...typed, ...call.headers, ...proof }
	const body = call.body === undefined ? undefined : JSON.stringify(call.body)
	return [query === '' ? at : `${at}?${query}`, { method, headers, body, redirect: 'manual' }]
}

export async function sent(
	tenant: Tenant,
	route: Pick<RuledRoute, 'method' | 'path'>,
	{ call, proof }: { call: Call; proof: Record<string, string> },
): Promise<Outcome> {
	const answer = await tenant.at.call(...requestOf(route, call, proof))
	if (answer.webSocket) {
		const socket = answer.webSocket
		socket.accept()
		socket.close(1000)
		return { name: '101', status: 101, text: '' }
	}
	const text = await answer.text()
	return { name: nameOf(answer, text), status: answer.status, text }
}

export function isIn(name: string, ok: readonly string[] | undefined): boolean {
	return ok ? ok.includes(name) : MARKED.test(name)
}

function nameOf(answer: Response, text: string): string {
	if (answer.headers.get('content-type') !== 'application/problem+json') return String(answer.status)
	return `${answer.status} ${(JSON.parse(text) as { code: string }).code}`
}
