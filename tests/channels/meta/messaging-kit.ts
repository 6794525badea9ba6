/** What the suite has to know of Messenger and of Instagram alike. */
import { expect } from 'vitest'
import type { Inbound } from '../../../channels/channel.ts'
import type { Delivery } from '../../../local/providers/stand-in.ts'
import type { Kit, Unsigned } from '../contract/kit.ts'
import { graphError } from './graph-errors.ts'

export const errors: Kit['errors'] = [
	graphError('This message is sent outside of allowed window', { code: 10, subcode: 2018278, outcome: 'final', problem: 'window-closed' }),
	graphError('This message is sent outside of allowed window, on Instagram', {
		code: 10,
		subcode: 2534022,
		outcome: 'final',
		problem: 'window-closed',
	}),
	graphError('Application does not have permission for this action', { code: 10, outcome: 'final', problem: 'not-permitted' }),
	graphError('The page is restricted from sending for now', { code: 10, subcode: 1893063, outcome: 'final', problem: 'not-permitted' }),
	graphError("This person isn't available right now", { code: 551, subcode: 1545041, outcome: 'final', problem: 'recipient-unreachable' }),
	graphError("This person isn't receiving messages from you right now", {
		code: 200,
		subcode: 2018108,
		outcome: 'final',
		problem: 'recipient-blocked',
	}),
	graphError('No matching user found', { code: 100, subcode: 2018001, outcome: 'final', problem: 'recipient-unknown' }),
	graphError('The requested user cannot be found', { code: 100, subcode: 2534014, outcome: 'final', problem: 'recipient-unknown' }),
	graphError('Upload attachment failure', { code: 100, subcode: 2018047, outcome: 'final', problem: 'file-refused' }),
	graphError('Length of param message[text] must be less than or equal to 2000', {
		code: 100,
		outcome: 'final',
		problem: 'content-refused',
	}),
	graphError('Invalid OAuth access token', {
		code: 190,
		subcode: 1_234_567,
		status: 401,
		outcome: 'final',
		problem: 'credentials-invalid',
	}),
	graphError('Calls to this api have exceeded the rate limit', { code: 613, outcome: 'retry', problem: 'rate-limited', afterMs: 2_000 }),
	graphError('Application request limit reached', { code: 4, outcome: 'retry', problem: 'rate-limited' }),
	graphError('Page request limit reached', { code: 32, outcome: 'retry', problem: 'rate-limited' }),
	graphError('Temporary send message failure. Please try again later', { code: 1200, outcome: 'retry', problem: 'provider-down' }),
	graphError('Service temporarily unavailable', { code: 2, status: 503, outcome: 'retry', problem: 'provider-down' }),
	{ name: 'something in between that broke', status: 504, body: 'upstream', outcome: 'unknown', code: 'provider-down' },
]

/** Nobody is told that they are blocked, only that a person cannot be reached. */
export const faults: Kit['faults'] = { blocked: { outcome: 'final', code: 'recipient-unreachable' } }

/** That a message was sent is told by the message itself. */
export function hearsEcho(items: readonly Inbound[], { act, who }: Delivery): void {
	expect(items).toHaveLength(1)
	expect(items[0]).toMatchObject({ kind: 'event', event: 'echo', from: { address: who.address }, of: act.type === 'receipt' ? act.of : '' })
}

/** A voice message comes as sound like any other. */
export function hearsSound(items: readonly Inbound[]): void {
	expect(items).toMatchObject([{ kind: 'message', content: { kind: 'files', files: [{ kind: 'audio' }] } }])
}

export function unknownTo(object: string, { person, account }: { readonly person: string; readonly account: string }): readonly Unsigned[] {
	const webhook = (event: Record<string, unknown>) => JSON.stringify({ object, entry: [{ id: account, time: 1, messaging: [event] }] })
	const ends = { sender: { id: person }, recipient: { id: account }, timestamp: 1_569_262_485_349 }
	return [
		{ name: 'a kind of event', body: webhook({ ...ends, hologram: { depth: 3 } }) },
		{ name: 'a message with nothing in it', body: webhook({ ...ends, message: { mid: 'm_1' } }) },
		{ name: 'a kind of attachment', body: webhook({ ...ends, message: { mid: 'm_1', attachments: [{ type: '__proto__' }] } }) },
		{ name: 'an event of nobody', body: webhook({ message: { mid: 'm_1', text: 'hi' } }) },
		{ name: 'a field', body: JSON.stringify({ object, entry: [{ id: account, changes: [{ field: 'feed', value: {} }] }] }) },
		{ name: 'another object', body: JSON.stringify({ object: 'user', entry: [] }) },
	]
}
