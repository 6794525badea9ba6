import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSendingEvent } from '../../../channels/email/read-sending-event.ts'

/** As Cloudflare's documentation shows them. */
function event(kind: string, more: object = {}): unknown {
	return {
		type: `cf.email.sending.message.${kind}`,
		source: { type: 'email.sending', zoneId: '023e105f4ecef8ad9ca31a8372d0c353', domain: 'send.example.com' },
		payload: {
			eventId: '0190d0c4-7ea1-7af2-8b88-c1d2e3f4a5b6',
			messageId: '0101018f7d0c4d9a-msg-bounced',
			sender: 'shop.support@send.example.com',
			recipient: 'User@example.net',
			subject: 'Your receipt',
			terminal: true,
			delivery: { status: kind },
			...more,
		},
		metadata: { accountId: 'f9f79265f388666de8122cfb508d7776', eventSchemaVersion: 1, eventTimestamp: '2026-06-01T02:48:57.132Z' },
	}
}

const SMTP = { status: 'bounced', smtpStatusCode: '550', smtpEnhancedStatusCode: '5.1.1', smtpResponse: '550 5.1.1 User unknown' }

describe('what Cloudflare tells of a mail of ours', () => {
	test('that it has been delivered', () => {
		expect(readSendingEvent(event('delivered', { messageId: '<a@send.example.com>' }))).toEqual({
			sender: 'shop.support@send.example.com',
			status: {
				kind: 'status',
				id: 'event 0190d0c4-7ea1-7af2-8b88-c1d2e3f4a5b6',
				from: { address: 'user@example.net', name: null, label: null, language: null },
				atMs: Date.parse('2026-06-01T02:48:57.132Z'),
				state: 'delivered',
				of: 'a@send.example.com',
			},
		})
	})

	test.each([
		['bounced', { delivery: SMTP, bounce: { type: 'hard', reason: '550 5.1.1 User unknown' } }, [
			'recipient-unknown',
			'5.1.1',
			'550 5.1.1 User unknown',
		]],
		['rejected', { rejection: { reason: 'suppressed', party: 'recipient', detail: 'Recipient is suppressed' } }, [
			'recipient-blocked',
			'suppressed',
			'Recipient is suppressed',
		]],
		['rejected', { rejection: { reason: 'spam' } }, ['filtered', 'spam', null]],
		['failed', { failure: { reason: 'delivery_failed' } }, ['other', 'delivery_failed', 'delivery_failed']],
	])('that it was %s, and why', (kind, more, [code, providerCode, detail]) => {
		expect(readSendingEvent(event(kind, more))?.status).toMatchObject({
			state: 'failed',
			of: '0101018f7d0c4d9a-msg-bounced',
			problem: { code, providerCode, detail },
		})
	})

	test.each([
		['that it is late', event('deferred')],
		['that it was called spam', event('complained')],
		['what it does not tell yet', event('opened')],
		['of no mail', event('delivered', { messageId: '' })],
		['of nobody', event('delivered', { recipient: null })],
		['nothing', null],
	])('and not %s', (_name, body) => expect(readSendingEvent(body)).toBeNull())

	test('whatever it is made of', () => {
		fc.assert(fc.property(fc.anything(), (body) => void readSendingEvent(body)))
		fc.assert(fc.property(fc.dictionary(fc.constantFrom('eventId', 'sender', 'messageId', 'bounce', 'delivery'), fc.anything()), (more) => {
			readSendingEvent(event('bounced', more))
		}))
	})
})
