/** The floor of `webhook` with what no webhook can go without: its signature is checked, and its sender stands in the body. */
import { HOOK_SECRET } from './hook-secret.ts'
import type { SenderFloor } from './webhook-floor.ts'

export { SenderFloor } from './webhook-floor.ts'

interface Env {
	readonly SENDER: DurableObjectNamespace<SenderFloor>
}

const encoder = new TextEncoder()
let key: CryptoKey | null = null

export default {
	async fetch(request, env) {
		const body = await request.arrayBuffer()
		if (!await isSigned(request, body)) return new Response('', { status: 401 })
		const text = new TextDecoder().decode(body)
		const { entry } = JSON.parse(text) as { entry: { changes: { value: { messages: { from_user_id: string }[] } }[] }[] }
		const sender = entry[0]?.changes[0]?.value.messages[0]?.from_user_id
		if (sender === undefined) return new Response('', { status: 400 })
		await env.SENDER.getByName(sender).hear(text)
		return new Response('')
	},
} satisfies ExportedHandler<Env>

async function isSigned(request: Request, body: ArrayBuffer): Promise<boolean> {
	key ??= await crypto.subtle.importKey('raw', encoder.encode(HOOK_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
	const hex = request.headers.get('x-hub-signature-256')?.slice('sha256='.length) ?? ''
	const signature = Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
	return await crypto.subtle.verify('HMAC', key, signature, body)
}
