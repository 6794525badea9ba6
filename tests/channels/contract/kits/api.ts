import { api } from '../../../../channels/api/api.ts'
import { api as standIn } from '../../../../local/providers/api.ts'
import type { Kit } from '../kit.ts'
import { fixture } from '../fixture.ts'

const from = { id: 'u1' }

export const kit: Kit = {
	channel: api,
	standIn,
	signature: { headers: ['x-patchbay-signature'], coversBody: true },
	cannot: [],
	faults: { 'window-closed': { outcome: 'final', code: 'window-closed' } },
	errors: [
		{
			name: 'a queue that is full',
			status: 503,
			body: { detail: 'Later' },
			headers: { 'retry-after': '7' },
			outcome: 'retry',
			code: 'provider-down',
			afterMs: 7_000,
		},
		{ name: 'too fast', status: 429, body: '', headers: { 'retry-after': '3' }, outcome: 'retry', code: 'rate-limited', afterMs: 3_000 },
		{ name: 'a slow answer', status: 408, body: '', outcome: 'retry', code: 'provider-down' },
		{ name: 'a customer nobody knows', status: 404, body: { detail: 'Who?' }, outcome: 'final', code: 'recipient-unknown' },
		{ name: 'a message that is not taken', status: 422, body: { error: 'Too rude' }, outcome: 'final', code: 'content-refused' },
		{ name: 'one of our own codes', status: 400, body: { code: 'filtered' }, outcome: 'final', code: 'filtered' },
		{
			name: 'its secret quoted back',
			status: 401,
			body: { detail: `Not ${standIn.credentials['secret']}` },
			outcome: 'final',
			code: 'credentials-invalid',
		},
		{
			name: 'an address that has moved',
			status: 301,
			body: '',
			headers: { location: 'https://elsewhere.example/' },
			outcome: 'final',
			code: 'other',
		},
	],
	unknown: [
		{ name: 'a type of its own', body: JSON.stringify({ id: '1', type: 'hologram', from }) },
		{ name: 'a type of its own from nobody', body: JSON.stringify({ type: 'hologram' }) },
	],
	examples: [
		{
			name: 'the least there is',
			body: fixture('api', 'minimal.json'),
			items: [{ kind: 'message', id: '1', from: { address: 'u1', name: null }, content: { kind: 'text', text: 'hi' } }],
		},
		{
			name: 'several at once',
			body: fixture('api', 'batch.json'),
			items: [
				{ kind: 'message', id: '1001', from: { address: '77', name: 'Ana Pérez', phone: '+4915900000123', language: 'es' }, order: 0 },
				{ kind: 'message', content: { kind: 'files', text: 'Look', files: [{ kind: 'image', name: 'crack.jpg', bytes: 90210 }] } },
				{ kind: 'event', event: 'reaction', of: 'out-1', emoji: '👍' },
				{ kind: 'status', state: 'failed', ours: 'msg_1.0', problem: { code: 'recipient-unreachable', detail: 'The phone is off' } },
			],
		},
	],
}
