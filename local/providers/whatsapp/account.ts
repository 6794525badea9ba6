/** What the stand-in of WhatsApp remembers: people, messages, files and its templates. */
import { Kept } from '../shared/kept.ts'
import type { Person } from '../stand-in.ts'

export const PHONE_NUMBER_ID = '106540352242922'
export const ACCOUNT_ID = '102290129340398'
export const DISPLAY_NUMBER = '15550783881'

export const credentials = {
	appSecret: '614fc2afde15eee07a26b2fe3eaee9b9',
	verifyToken: 'a-word-that-was-agreed-on',
	phoneNumberId: PHONE_NUMBER_ID,
	accessToken: 'EAAJB0hNa5mU0BAStandInTokenOfWhatsApp0001',
} as const

export interface KeptFile {
	readonly type: string
	readonly bytes: Uint8Array<ArrayBuffer>
}

/** Whose message it was, by its id; of ours, for whom. */
export const talk = new Kept<string>()
export const files = new Kept<KeptFile>()
/** The business-scoped id behind a number. */
const userIds = new Kept<string>()

/** Every third has a username and shows no number, as anybody may since 2026. */
export function person(n: number): Person {
	const address = `US.1349120865530${String(n).padStart(7, '0')}`
	const name = `Sheena Nelson ${n}`
	return n % 3 === 0 ? { address, name } : { address, name, phone: `+1650555${String(n).padStart(4, '0')}` }
}

/** Somebody has acted: from now on their number leads to them. */
export function meet({ address, phone }: Person): void {
	if (phone !== undefined) userIds.set(digits(phone), address)
}

export function addressOf(recipient: string): string {
	return userIds.get(digits(recipient)) ?? recipient
}

export function digits(phone: string): string {
	return phone.replace(/^\+/, '')
}

/** As WhatsApp writes them, and the same for the same thing. */
export function wamid(of: string): string {
	return `wamid.${Buffer.from(`\u0018\u000b16505551234\u0015\u0002\u0000${of}`).toString('base64')}`
}

export interface StoredTemplate {
	readonly name: string
	readonly language: string
	readonly parameter_format: 'POSITIONAL' | 'NAMED'
	readonly status: 'APPROVED' | 'PENDING' | 'REJECTED'
	readonly category: string
	readonly id: string
	readonly components: readonly Record<string, unknown>[]
}

const approved = { parameter_format: 'POSITIONAL', status: 'APPROVED', category: 'UTILITY' } as const

export const templates: readonly StoredTemplate[] = [
	{
		...approved,
		id: '1627019861106475',
		name: 'order_update',
		language: 'en',
		components: [
			{ type: 'BODY', text: 'Your order {{1}} is on its way', example: { body_text: [['7']] } },
			{ type: 'FOOTER', text: 'Thank you' },
		],
	},
	{
		...approved,
		id: '1627019861106476',
		name: 'hello_world',
		language: 'en_US',
		components: [{ type: 'BODY', text: 'Welcome, and congratulations!' }],
	},
	{
		...approved,
		parameter_format: 'NAMED',
		id: '1627019861106477',
		name: 'greeting',
		language: 'en',
		components: [{ type: 'BODY', text: 'Hello {{first_name}}' }],
	},
	{
		...approved,
		id: '1627019861106478',
		name: 'invoice',
		language: 'en',
		components: [{ type: 'HEADER', format: 'DOCUMENT' }, { type: 'BODY', text: 'Your invoice {{1}}' }],
	},
]
