import { expect, test } from 'vitest'
import { whatsapp } from '../../../channels/whatsapp/whatsapp.ts'

const USER = 'US.13491208655302741918'
const NUMBER = '16505551234'

interface Told {
	readonly contact?: Record<string, unknown>
	readonly message?: Record<string, unknown>
	readonly metadata?: Record<string, unknown>
}

function sendersOf({ contact, message, metadata }: Told, credentials: Record<string, string> = {}) {
	const messages = message === undefined ? [] : [{ id: 'wamid.1', timestamp: '1749416383', type: 'text', text: { body: 'hi' }, ...message }]
	const value = { metadata, contacts: contact === undefined ? [] : [contact], messages }
	const body = { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] }
	const translated = whatsapp.translate(new TextEncoder().encode(JSON.stringify(body)), {
		credentials,
		nowMs: 0,
		url: new URL('https://patchbay.example/hooks/whatsapp/demo.first'),
		headers: new Headers(),
	})
	return translated.ok ? translated.items.map((it) => it.kind === 'pull' ? null : it.from) : []
}

test('addresses by the id, and says by what number they may be known already', () => {
	expect(sendersOf({ contact: { wa_id: NUMBER, user_id: USER }, message: { from: NUMBER } })).toMatchObject([
		{ address: USER, also: [NUMBER], label: `+${NUMBER}`, phone: `+${NUMBER}` },
	])
})

test('addresses by the same id when the number is hidden', () => {
	const [sender] = sendersOf({ contact: { profile: { username: '@jessica' }, user_id: USER }, message: { from_user_id: USER } })
	expect(sender).toEqual({ address: USER, name: '@jessica', label: '@jessica', language: null })
})

test('addresses by the number while there is no id', () => {
	expect(sendersOf({ contact: { wa_id: NUMBER }, message: { from: NUMBER } })).toMatchObject([{ address: NUMBER, phone: `+${NUMBER}` }])
	expect(sendersOf({ message: { from: NUMBER } })[0]).not.toHaveProperty('also')
})

test('takes the one contact there is for the one who writes, even where the two are written differently', () => {
	const contact = { profile: { name: 'Ana' }, wa_id: '5215512345678', user_id: USER }
	expect(sendersOf({ contact, message: { from: '525512345678' } })).toMatchObject([{ address: USER, name: 'Ana', also: ['525512345678'] }])
})

test('vouches for no number that is none', () => {
	expect(sendersOf({ message: { from: '<WHATSAPP_USER_PHONE_NUMBER>' } })[0]).toEqual({
		address: '<WHATSAPP_USER_PHONE_NUMBER>',
		name: null,
		label: null,
		language: null,
	})
})

test('takes what was written to whichever number of the app', () => {
	const told = { message: { from: NUMBER }, metadata: { phone_number_id: '106540352242922' } }
	expect(sendersOf(told, { phoneNumberId: '106540352242923' })).toMatchObject([{ address: NUMBER }])
	expect(sendersOf(told, { phoneNumberId: '106540352242922' })).toMatchObject([{ address: NUMBER }])
	expect(sendersOf(told, {})).toMatchObject([{ address: NUMBER }])
	expect(sendersOf({ ...told, metadata: { phone_number_id: '<PHONE_NUMBER_ID>' } }, { phoneNumberId: '1065403522' })).toMatchObject([
		{ address: NUMBER },
	])
})
