import { DEMO_INBOX, DEMO_PASSWORD } from '../../../../core/config/demo.ts'
import { SUBPROTOCOL } from '../../../../core/protocol/version.ts'
import { type Gateway, json, ORIGIN } from './gateway.ts'

/** Cookie header of somebody of the demo's staff who has signed in. */
export async function signIn(at: Gateway, email: string, password = DEMO_PASSWORD): Promise<string> {
	const answer = await at.call('/api/auth/sign-in/email', json({ email, password }))
	if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
	return cookieOf(answer)
}

export function cookieOf(answer: Response): string {
	return answer.headers.getSetCookie().map((it) => it.split(';')[0]).join('; ')
}

export interface WidgetSession {
	readonly token: string
	readonly conversation: string
	readonly expiresAtMs: number
}

export async function newcomer(at: Gateway, inbox = DEMO_INBOX): Promise<WidgetSession> {
	return await (await at.call('/api/v1/widget/sessions', json({ inbox, language: 'en' }))).json<WidgetSession>()
}

export function upgrade({ token, origin = ORIGIN, cookie }: { token?: string; origin?: string; cookie?: string } = {}): RequestInit {
	const protocols = token === undefined ? SUBPROTOCOL : `${SUBPROTOCOL}, token.${token}`
	return { headers: { upgrade: 'websocket', origin, 'sec-websocket-protocol': protocols, ...cookie ? { cookie } : {} } }
}

/** A visitor with an open socket who has said one thing. Resolves once it is in the log. */
export async function visitorWhoSays(at: Gateway, text: string): Promise<WidgetSession & { socket: WebSocket }> {
	const session = await newcomer(at)
	const answer = await at.call('/ws/widget?v=1&cursor=0&inbox=demo.web', upgrade({ token: session.token }))
	const socket = answer.webSocket
	if (!socket) throw new Error(`no socket: ${answer.status} ${await answer.text()}`)
	socket.accept()
	const echoed = new Promise<void>((resolve) =>
		socket.addEventListener('message', ({ data }) => {
			if (String(data).includes('"type":"message"')) resolve()
		})
	)
	socket.send(JSON.stringify({ type: 'say', id: 'client-1-0001', text }))
	await echoed
	return { ...session, socket }
}
