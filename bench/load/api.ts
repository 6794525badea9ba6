/** The API of the whole Worker, as its administrator. */
import { DEMO_PASSWORD } from '../../core/config/demo.ts'

export type Headers = Readonly<Record<string, string>>

export interface Posted {
	readonly path: string
	readonly body: object
	readonly headers?: Headers
}

/** The cookies of somebody who has signed in. */
export async function signIn(host: string): Promise<string> {
	const answer = await sent(host, { path: '/api/auth/sign-in/email', body: { email: 'admin@demo.test', password: DEMO_PASSWORD } })
	return answer.headers.getSetCookie().map((it) => it.split(';')[0]).join('; ')
}

export async function post<Answer>(host: string, posted: Posted): Promise<Answer> {
	return await (await sent(host, posted)).json() as Answer
}

async function sent(host: string, { path, body, headers = {} }: Posted): Promise<Response> {
	const how = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
	const answer = await fetch(`http://${host}${path}`, how)
	if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`)
	return answer
}
