/** The server whose configuration it is. */
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { WorkspaceShape } from '../../core/config/workspace.ts'
import { openDataFolder } from '../data-folder.ts'
import { Fault, reason } from '../fault.ts'

const LIMIT_MS = 30_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const Me = z.object({ workspace: z.string() })
const Current = z.object({ version: z.int(), config: WorkspaceShape })
const Draft = z.object({ by: z.string(), base: z.int(), config: z.unknown() })
const Version = z.object({ version: z.int(), warnings: z.array(z.object({ field: z.string(), detail: z.string() })).optional() })
const Problem = z.object({ code: z.string(), title: z.string(), detail: z.string().optional(), field: z.string().optional() })

/** What the server will not do, by the name of its refusal. */
export class Refused extends Fault {
	readonly code: string
	readonly field: string | undefined

	constructor({ code, title, detail, field }: z.infer<typeof Problem>) {
		super([field, detail ?? title].filter(Boolean).join(': '))
		this.code = code
		this.field = field
	}
}

export type Server = ReturnType<typeof serverFrom>

/** `PATCHBAY_URL` and `PATCHBAY_API_KEY`, or the server of this machine and the key of its data folder. */
export function serverFrom(env: NodeJS.ProcessEnv) {
	const home = homeFrom(env)
	const key = env['PATCHBAY_API_KEY'] || keptKey(home, env['PATCHBAY_DATA'] || '.data')
	const ask = <Shape extends z.ZodType>(shape: Shape, path: string, init: RequestInit = {}) =>
		answer(home, { path, key, init }).then((body) => read(home, shape, body))
	return {
		home: home.origin,
		workspace: async () => (await ask(Me, '/me')).workspace,
		published: () => ask(Current, '/config'),
		version: (version: number) => ask(Current, `/config/versions/${version}`),
		draft: () => ask(Draft, '/config/draft').catch(nullWhenMissing),
		publish: (content: unknown, { base, note }: { base: number; note: string | undefined }) =>
			ask(Version, `/config?${new URLSearchParams({ base: String(base), ...note === undefined ? {} : { note } })}`, putting(content)),
		saveDraft: (content: unknown, base: number) => ask(z.object({}), `/config/draft?base=${base}`, putting(content)),
	}
}

function homeFrom(env: NodeJS.ProcessEnv): URL {
	const text = env['PATCHBAY_URL'] || `http://localhost:${env['PORT'] || 8787}`
	const home = URL.canParse(text) ? new URL(text) : null
	if (home?.protocol === 'http:' || home?.protocol === 'https:') return home
	throw new Fault(`PATCHBAY_URL is "${text}", which is no address such as https://patchbay.example`)
}

/** The key of this machine goes to no other. */
function keptKey(home: URL, folder: string): string {
	if (!LOOPBACK.has(home.hostname)) {
		throw new Fault(`PATCHBAY_API_KEY is missing: a key of ${home.origin} that may read and publish the configuration`)
	}
	if (!existsSync(folder)) {
		throw new Fault(`PATCHBAY_API_KEY is missing, and ${folder} holds none: it is made by npm start, or named by PATCHBAY_DATA`)
	}
	return openDataFolder(folder).kept.apiKey
}

function putting(content: unknown): RequestInit {
	return { method: 'PUT', body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }
}

async function answer(home: URL, { path, key, init }: { path: string; key: string; init: RequestInit }): Promise<unknown> {
	const headers = { ...init.headers, accept: 'application/json', authorization: `Bearer ${key}` }
	const url = `${home.origin}/api/v1${path}`
	const response = await fetch(url, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) }).catch(
		(thrown: unknown) => {
			throw new Fault(`${home.origin} does not answer (${reason(causeOf(thrown))}); is it running? PATCHBAY_URL names another`)
		},
	)
	const body: unknown = await response.json().catch(() => null)
	if (response.ok) return body
	const problem = Problem.safeParse(body).data
	if (!problem) throw new Fault(`${home.origin} answered ${response.status} to ${path}: is it a Patchbay?`)
	throw explained(problem)
}

function explained(problem: z.infer<typeof Problem>): Refused {
	if (problem.code === 'token-invalid' || problem.code === 'token-expired') {
		return new Refused({ ...problem, detail: 'PATCHBAY_API_KEY is not, or no longer, a key of this server' })
	}
	if (problem.code === 'forbidden' || problem.code === 'not-found') {
		return new Refused({ ...problem, detail: problem.detail ?? 'The key of PATCHBAY_API_KEY does not allow this' })
	}
	return new Refused(problem)
}

function read<Shape extends z.ZodType>(home: URL, shape: Shape, body: unknown): z.infer<Shape> {
	const parsed = shape.safeParse(body)
	if (parsed.success) return parsed.data
	throw new Fault(
		`${home.origin} says what this program does not understand (${
			z.prettifyError(parsed.error).split('\n')[0]
		}): is it of the same version?`,
	)
}

function nullWhenMissing(thrown: unknown): null {
	if (thrown instanceof Refused && thrown.code === 'not-found') return null
	throw thrown
}

function causeOf(thrown: unknown): unknown {
	return thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
}
