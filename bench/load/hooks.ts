/** Webhooks of WhatsApp's, as many people write them. */
import { createHmac } from 'node:crypto'
import { HOOK_SECRET } from '../edge/hook-secret.ts'
import type { NextHook } from './hook-driver.ts'

/** People who write, in turn: few enough that an object is still in memory when its person writes again, and that workerd has a file open for each. */
export const PEOPLE = 500
/** A prime: who writes next is anybody. */
const STRIDE = 1_237

const TEXT = 'Hello, my train leaves at nine tomorrow and I would like to move it to the afternoon if I may, thanks'.slice(0, 100)

export interface To {
	readonly host: string
	/** Where the webhooks of a person are posted. */
	path(person: number): string
}

/** Each person's next message, one person after another. */
export function hooksTo({ host, path }: To): NextHook {
	let said = 0
	return () => {
		const n = said++
		const person = (n * STRIDE) % PEOPLE
		return request({ host, path: path(person), body: bodyOf({ n, person }) })
	}
}

function request({ host, path, body }: { host: string; path: string; body: string }): Buffer {
	const signature = createHmac('sha256', HOOK_SECRET).update(body).digest('hex')
	const head = [
		`POST ${path} HTTP/1.1`,
		`host: ${host}`,
		'accept: */*',
		'user-agent: facebookexternalua',
		'content-type: application/json',
		`x-hub-signature-256: sha256=${signature}`,
		`content-length: ${Buffer.byteLength(body)}`,
	]
	return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** As in `channels/whatsapp/fixtures/text.json`. */
function bodyOf({ n, person }: { n: number; person: number }): string {
	const number = `1650${String(person).padStart(7, '0')}`
	const user = `US.1349120865${String(person).padStart(10, '0')}`
	const id = `wamid.${Buffer.from(`HBgLM${number}-${String(n).padStart(12, '0')}`).toString('base64')}`
	const timestamp = String(Math.floor(Date.now() / 1000))
	const value = {
		messaging_product: 'whatsapp',
		metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
		contacts: [{ profile: { name: `Sheena Nelson ${person}` }, wa_id: number, user_id: user }],
		messages: [{ from: number, from_user_id: user, id, timestamp, type: 'text', text: { body: TEXT } }],
	}
	return JSON.stringify({
		object: 'whatsapp_business_account',
		entry: [{ id: '102290129340398', changes: [{ value, field: 'messages' }] }],
	})
}
