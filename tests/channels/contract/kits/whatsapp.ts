import { whatsapp } from '../../../../channels/whatsapp/whatsapp.ts'
import { whatsapp as standIn } from '../../../../local/providers/whatsapp/whatsapp.ts'
import { graphError } from '../../meta/graph-errors.ts'
import { examples } from '../../whatsapp/examples.ts'
import type { Kit } from '../kit.ts'

const usage = { business: [{ type: 'whatsapp', call_count: 100, estimated_time_to_regain_access: 3 }] }

function webhook(change: Record<string, unknown>): string {
	return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [change] }] })
}

const person = { from: '16505551234', id: 'wamid.1', timestamp: '1749416383' }

export const kit: Kit = {
	channel: whatsapp,
	standIn,
	signature: { headers: ['x-hub-signature-256'], coversBody: true },
	forgeries: [
		{
			name: 'the older signature with SHA-1',
			forge: (genuine) => ({ ...genuine, headers: { 'x-hub-signature': genuine.headers['x-hub-signature-256'] ?? '' } }),
			code: 'signature-missing',
		},
	],
	cannot: ['typing', 'unfollow'],
	// WhatsApp does not say that somebody has blocked us: their phone just cannot be reached.
	faults: { blocked: { outcome: 'final', code: 'recipient-unreachable' } },
	template: { name: 'order_update', language: 'en', text: 'Your order 7 is on its way', values: ['7'] },
	errors: [
		graphError('Rate limit hit', { code: 130429, status: 429, outcome: 'retry', problem: 'rate-limited', afterMs: 1_000 }),
		graphError('Pair rate limit hit', { code: 131056, outcome: 'retry', problem: 'rate-limited', afterMs: 6_000 }),
		graphError('Too many API calls', {
			code: 80007,
			outcome: 'retry',
			problem: 'rate-limited',
			afterMs: 180_000,
			headers: { 'x-business-use-case-usage': JSON.stringify(usage) },
		}),
		graphError('API too many calls', { code: 4, outcome: 'retry', problem: 'rate-limited', afterMs: 2_000 }),
		graphError('Spam rate limit hit', { code: 131048, outcome: 'retry', problem: 'rate-limited' }),
		graphError('Something went wrong', { code: 131000, status: 500, outcome: 'retry', problem: 'provider-down' }),
		graphError('Service unavailable', { code: 131016, status: 503, outcome: 'retry', problem: 'provider-down' }),
		graphError('Account in maintenance mode', { code: 131057, status: 500, outcome: 'retry', problem: 'provider-down' }),
		graphError('API unknown', { code: 1, status: 500, outcome: 'retry', problem: 'provider-down' }),
		graphError('API service', { code: 2, status: 503, outcome: 'retry', problem: 'provider-down' }),
		graphError('Something nobody has heard of', { code: 999_999, outcome: 'final', problem: 'other' }),
		graphError('Something new that broke', { code: 999_999, status: 500, outcome: 'retry', problem: 'provider-down' }),
		graphError('Re-engagement message', { code: 131047, outcome: 'final', problem: 'window-closed' }),
		graphError('Message undeliverable', { code: 131026, outcome: 'final', problem: 'recipient-unreachable' }),
		graphError('Recipient cannot be sender', { code: 131021, outcome: 'final', problem: 'recipient-unknown' }),
		graphError('User stopped marketing messages', { code: 131050, outcome: 'final', problem: 'recipient-blocked' }),
		graphError('Kept healthy', { code: 131049, outcome: 'final', problem: 'filtered' }),
		graphError('Business eligibility payment issue', { code: 131042, outcome: 'final', problem: 'not-permitted' }),
		graphError('Account has been locked', { code: 131031, outcome: 'final', problem: 'not-permitted' }),
		graphError('Temporarily blocked for policies violations', { code: 368, outcome: 'final', problem: 'not-permitted' }),
		graphError('API permission', { code: 200, status: 403, outcome: 'final', problem: 'not-permitted' }),
		graphError('Parameter value is not valid', { code: 131009, outcome: 'final', problem: 'content-refused' }),
		graphError('Invalid parameter', { code: 100, outcome: 'final', problem: 'content-refused' }),
		graphError('Object does not exist', { code: 100, subcode: 33, outcome: 'final', problem: 'credentials-invalid' }),
		graphError('Media upload error', { code: 131053, outcome: 'final', problem: 'file-refused' }),
		graphError('Template does not exist', { code: 132001, status: 404, outcome: 'final', problem: 'template-refused' }),
		graphError('A template trouble that is new', { code: 132_099, outcome: 'final', problem: 'template-refused' }),
		graphError('Access token has expired', { code: 190, subcode: 463, status: 401, outcome: 'final', problem: 'credentials-invalid' }),
		graphError(`Malformed access token ${standIn.credentials['accessToken']}`, {
			code: 190,
			status: 401,
			outcome: 'final',
			problem: 'credentials-invalid',
		}),
		{
			name: 'something in between that is full',
			status: 429,
			body: '',
			headers: { 'retry-after': '9' },
			outcome: 'retry',
			code: 'rate-limited',
			afterMs: 9_000,
		},
		{ name: 'something in between that broke', status: 502, body: '<html>', outcome: 'unknown', code: 'provider-down' },
	],
	unknown: [
		{
			name: 'a kind of message',
			body: webhook({ field: 'messages', value: { messages: [{ ...person, type: 'hologram', hologram: {} }] } }),
		},
		{ name: 'a kind named like a method', body: webhook({ field: 'messages', value: { messages: [{ ...person, type: 'constructor' }] } }) },
		{ name: 'a kind of change', body: webhook({ field: 'holograms', value: { depth: 3 } }) },
		{
			name: 'a kind of status',
			body: webhook({ field: 'messages', value: { statuses: [{ id: 'wamid.1', status: 'dreamt of', recipient_id: '16505551234' }] } }),
		},
		{ name: 'another object', body: JSON.stringify({ object: 'page', entry: [{ id: '1', changes: [] }] }) },
	],
	examples,
}
