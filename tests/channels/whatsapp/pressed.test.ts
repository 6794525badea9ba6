import { expect, test } from 'vitest'
import { pressed } from '../../../channels/whatsapp/pressed.ts'

test('takes a button with or without the word that it is one', () => {
	const choice = { kind: 'choice', text: 'Cancel', option: 'cancel-button' }
	const button_reply = { id: 'cancel-button', title: 'Cancel' }
	expect(pressed({ type: 'button_reply', button_reply })).toEqual(choice)
	expect(pressed({ button_reply })).toEqual(choice)
})

test('shows a form field by field, and keeps its token to itself', () => {
	const response_json = JSON.stringify({ flow_token: 'secret', seats: 2, wishes: ['window', 'quiet'], name: 'Ana', at: { city: 'Wien' } })
	expect(pressed({ nfm_reply: { name: 'flow', body: 'Sent', response_json } })).toEqual({
		kind: 'text',
		text: 'Sent\nseats: 2\nwishes: window, quiet\nname: Ana\ncity: Wien',
	})
	expect(pressed({ nfm_reply: { name: 'flow', body: 'Sent', response_json: 'no JSON' } })).toEqual({ kind: 'text', text: 'Sent' })
})

test('shows whether they may be called', () => {
	expect(pressed({ type: 'call_permission_reply', call_permission_reply: { response: 'accept' } })).toEqual({
		kind: 'choice',
		text: 'accept',
		option: 'call_permission_reply accept',
	})
})

test('knows nothing of anything else', () => {
	expect(pressed({})).toBeNull()
	expect(pressed({ type: 'hologram', hologram: {} })).toBeNull()
})
