import { expect } from 'vitest'
import { twilioMessaging } from '../../../../channels/twilio-messaging/twilio-messaging.ts'
import { TEMPLATE } from '../../../../local/providers/twilio-messaging/account.ts'
import { twilioMessaging as standIn } from '../../../../local/providers/twilio-messaging/twilio-messaging.ts'
import { fixture } from '../fixture.ts'
import type { Kit, ProviderError } from '../kit.ts'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const ANNA = { address: 'whatsapp:+15558675310', label: '+15558675310', name: 'Anna', phone: '+15558675310' }
const CALLER = { address: '+15558675310', label: null, name: null, phone: '+15558675310' }
const MEDIA =
	'https://api.twilio.com/2010-04-01/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Messages/MMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Media/ME'

function error(status: number, code: number, more: Pick<ProviderError, 'outcome' | 'code'>): ProviderError {
	const body = { code, message: 'As Twilio words it', more_info: `https://www.twilio.com/docs/errors/${code}`, status }
	return { name: String(code), status, body, ...more }
}

export const kit: Kit = {
	channel: twilioMessaging,
	standIn,
	signature: { headers: ['x-twilio-signature'], coversBody: true },
	forgeries: [
		{
			name: 'a message of another account, signed with the token of this one',
			code: 'signature-invalid',
			async forge() {
				const credentials = { ...standIn.credentials, accountSid: 'AC99999999999999999999999999999999' }
				const setting = { credentials, hookUrl: 'https://patchbay.example/hooks/twilio-messaging/demo.first', apiBase: 'http://127.0.0.1' }
				const request = await standIn.hook({ who: standIn.person(1), act: { type: 'text', text: 'Hi' }, serial: 1, atMs: 0 }, setting)
				return request ?? expect.fail('A customer can write')
			},
		},
		{
			name: 'a form that calls itself something else',
			code: 'signature-invalid',
			forge: (genuine) => ({ ...genuine, headers: { ...genuine.headers, 'content-type': 'text/plain' } }),
		},
	],
	cannot: ['reaction', 'unreaction', 'edit', 'delete', 'typing', 'follow', 'unfollow'],
	hears: {
		// A contact is a card in a file, and what is in it is not there before the file is.
		contact: (items) =>
			expect(items).toMatchObject([{ kind: 'message', content: { kind: 'files', files: [{ name: 'contact.vcf', type: 'text/vcard' }] } }]),
	},
	template: { name: `order_shipped ${TEMPLATE.sid}`, language: 'en', text: 'Hello Ana, your order 7 is on its way.', values: ['Ana', '7'] },
	errors: [
		error(400, 21211, { outcome: 'final', code: 'recipient-unknown' }),
		error(400, 21408, { outcome: 'final', code: 'not-permitted' }),
		error(400, 21610, { outcome: 'final', code: 'recipient-blocked' }),
		error(400, 21617, { outcome: 'final', code: 'content-refused' }),
		error(400, 21620, { outcome: 'final', code: 'file-refused' }),
		error(400, 21655, { outcome: 'final', code: 'template-refused' }),
		error(400, 21606, { outcome: 'final', code: 'inbox-not-ready' }),
		error(400, 30007, { outcome: 'final', code: 'filtered' }),
		error(400, 63016, { outcome: 'final', code: 'window-closed' }),
		error(400, 63018, { outcome: 'retry', code: 'rate-limited' }),
		error(400, 99999, { outcome: 'final', code: 'other' }),
		error(401, 20003, { outcome: 'final', code: 'credentials-invalid' }),
		{ ...error(429, 20429, { outcome: 'retry', code: 'rate-limited' }), headers: { 'retry-after': '4' }, afterMs: 4_000 },
		{ name: 'a gateway that gives up', status: 502, body: '<html>', outcome: 'unknown', code: 'provider-down' },
		error(503, 20503, { outcome: 'retry', code: 'provider-down' }),
	],
	unknown: [
		{ name: 'a kind of message', body: 'MessageSid=SM1&MessageType=hologram&From=%2B15558675310&Body=', headers: FORM },
		{ name: 'a message that says nothing', body: 'MessageSid=SM1&From=%2B15558675310&Body=+&NumMedia=0', headers: FORM },
		{ name: 'a message from nobody', body: 'MessageSid=SM1&Body=Hello', headers: FORM },
		{ name: 'a status', body: 'MessageSid=SM1&MessageStatus=pondering&To=%2B15558675310', headers: FORM },
	],
	examples: [
		{
			name: 'a text message',
			body: fixture('twilio-messaging', 'sms.form'),
			items: [{
				kind: 'message',
				id: 'SMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
				from: CALLER,
				to: '+15017122661',
				atMs: null,
				content: { kind: 'text', text: "Ahoy! We can't wait to see what you build." },
			}],
		},
		{
			name: 'a message with files',
			body: fixture('twilio-messaging', 'mms.form'),
			items: [{
				kind: 'message',
				from: CALLER,
				content: {
					kind: 'files',
					text: 'Our kitchen',
					files: [
						{ kind: 'image', type: 'image/jpeg', source: `${MEDIA}${'a'.repeat(32)}` },
						{ kind: 'file', name: 'contact.vcf', type: 'text/x-vcard', source: `${MEDIA}${'b'.repeat(32)}` },
					],
				},
			}],
		},
		{
			name: 'a place',
			body: fixture('twilio-messaging', 'whatsapp-location.form'),
			items: [{
				kind: 'message',
				from: ANNA,
				to: 'whatsapp:+14155238886',
				thread: { message: `SM${'b'.repeat(32)}` },
				content: {
					kind: 'location',
					latitude: 37.78789,
					longitude: -122.391664,
					name: 'Twilio HQ',
					address: '375 Beale St, San Francisco, CA 94105',
				},
			}],
		},
		{
			name: 'a button that was pressed',
			body: fixture('twilio-messaging', 'whatsapp-button.form'),
			items: [{
				kind: 'message',
				from: ANNA,
				replyTo: `SM${'d'.repeat(32)}`,
				content: { kind: 'choice', text: 'Yes', option: 'confirm-appointment' },
			}],
		},
		{
			name: 'a form that was filled in',
			body: fixture('twilio-messaging', 'whatsapp-flow.form'),
			items: [{ kind: 'message', from: ANNA, replyTo: `SM${'d'.repeat(32)}`, content: { kind: 'text', text: 'guests: 4\nday: Friday' } }],
		},
		{
			name: 'a first message after an advertisement',
			body: fixture('twilio-messaging', 'whatsapp-advertisement.form'),
			items: [
				{ kind: 'event', event: 'follow', from: ANNA, ref: 'Autumn sale' },
				{ kind: 'message', from: ANNA, content: { kind: 'text', text: 'Is it still on?' } },
			],
		},
		{
			name: 'a word that stops all messages',
			body: fixture('twilio-messaging', 'sms-stop.form'),
			items: [{ kind: 'message', from: CALLER, content: { kind: 'text', text: 'STOP' } }, {
				kind: 'event',
				event: 'unfollow',
				from: CALLER,
			}],
		},
		{ name: 'a message that waits', body: fixture('twilio-messaging', 'status-queued.form'), items: [] },
		{
			name: 'a message that has arrived',
			body: fixture('twilio-messaging', 'status-delivered.form'),
			query: '?message=msg_1.0',
			items: [{ kind: 'status', state: 'delivered', from: CALLER, of: 'SM2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', ours: 'msg_1.0' }],
		},
		{
			name: 'a message that has been read',
			body: fixture('twilio-messaging', 'status-read.form'),
			items: [{ kind: 'status', state: 'read', of: 'SM2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }],
		},
		{
			name: 'a message that came too late',
			body: fixture('twilio-messaging', 'status-undelivered.form'),
			items: [{ kind: 'status', state: 'failed', problem: { code: 'window-closed', providerCode: '63016' } }],
		},
		{
			name: 'a call, signed as in the documentation',
			body: fixture('twilio-messaging', 'voice-call.form'),
			headers: { ...FORM, 'x-twilio-signature': 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
			signed: { url: 'https://mycompany.com/myapp.php?foo=1&bar=2', credentials: { accountSid: 'AC1', authToken: '12345' }, nowMs: 0 },
			items: [{ kind: 'unsupported', id: 'other CA1234567890ABCDE', what: 'CallSid' }],
		},
	],
}
