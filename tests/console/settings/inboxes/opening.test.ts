import { describe, expect, it } from 'vitest'
import { arrivalPhase, arrivalsSince } from '../../../../workers/console/settings/inboxes/state/arrival-phase.ts'
import { lookOf } from '../../../../workers/console/settings/inboxes/state/look-of.ts'
import { madeWord } from '../../../../workers/console/settings/inboxes/state/made-word.ts'
import { newInboxItem, newInboxOf } from '../../../../workers/console/settings/inboxes/state/new-inbox-item.ts'
import { bodyOf, faultsIn, freshName, type Opening } from '../../../../workers/console/settings/inboxes/state/opening.ts'
import { api } from '../../../../workers/console/settings/inboxes/words/api.ts'
import { telegram } from '../../../../workers/console/settings/inboxes/words/telegram.ts'

const opening: Opening = {
	name: ' Shop bot ',
	queue: 'support',
	apiBase: '',
	values: { botToken: ' 4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK\n', secretToken: 'a-secret-of-this-test' },
}

describe('an inbox that is to be opened', () => {
	it('is sent without the blanks that were copied along', () => {
		expect(bodyOf('telegram', opening)).toEqual({
			channel: 'telegram',
			name: 'Shop bot',
			queue: 'support',
			credentials: { botToken: '4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK', secretToken: 'a-secret-of-this-test' },
		})
	})

	it('is sent without credentials where the channel takes none, and with an address where it has one', () => {
		expect(bodyOf('web', { ...opening, values: {} })).toEqual({ channel: 'web', name: 'Shop bot', queue: 'support' })
		const body = bodyOf('api', { ...opening, apiBase: ' https://shop.example/in ', values: { secret: 'a-secret-of-this-test' } })
		expect(body.apiBase).toBe('https://shop.example/in')
	})

	it('lacks nothing when everything is there, however odd it looks', () => {
		expect(faultsIn(opening, telegram)).toEqual({})
		expect(faultsIn({ ...opening, values: { botToken: 'odd', secretToken: 'x' } }, telegram)).toEqual({})
	})

	it('names each thing that keeps it from being opened, in their order', () => {
		const faults = faultsIn({ ...opening, name: ' ', values: { botToken: 'two words', secretToken: '' } }, telegram)
		expect(Object.entries(faults)).toEqual([['name', 'missing'], ['botToken', 'blank'], ['secretToken', 'missing']])
	})

	it.each(['system.example', 'ftp://system.example', 'nonsense'])('takes no %s for an address', (apiBase) => {
		expect(faultsIn({ ...opening, apiBase, values: { secret: 'a-secret-of-this-test' } }, api)).toEqual({ apiBase: 'address' })
	})

	it('is called by its channel, with a number where that is taken', () => {
		expect(freshName('Telegram', [])).toBe('Telegram')
		expect(freshName('Telegram', ['telegram ', 'Telegram 2'])).toBe('Telegram 3')
	})
})

describe('a credential', () => {
	it.each([['', 'empty'], ['  ', 'empty'], ['a b', 'blank'], ['abc', 'odd'], [' 42 ', 'fine']] as const)('«%s» looks %s', (text, look) => {
		expect(lookOf(text, /^\d+$/)).toBe(look)
	})

	it('that is made up is of letters and digits, as long as it shall be, whatever chance gives', () => {
		let next = 0
		const made = madeWord(43, (bytes) => bytes.map(() => next++ % 256))
		expect(made).toMatch(/^[A-Za-z0-9]{43}$/)
		let calls = 0
		// Bytes that would make some letters likelier are passed over.
		expect(madeWord(4, (bytes) => bytes.fill(calls++ === 0 ? 255 : 0))).toBe('AAAA')
	})
})

describe('the address of a new inbox', () => {
	it('leads back to its channel, and is none of an inbox', () => {
		expect(newInboxOf(newInboxItem())).toEqual({ channel: null })
		expect(newInboxOf(newInboxItem('twilio-messaging'))).toEqual({ channel: 'twilio-messaging' })
		expect([newInboxOf('demo.new'), newInboxOf('new-nothing'), newInboxOf('')]).toEqual([null, null, null])
	})
})

describe('what has come', () => {
	const none = { accepted: 0, refused: 0, lastAcceptedAtMs: null, lastRefusedAtMs: null }
	it('is asked for, waited for, and heard', () => {
		expect(arrivalPhase(undefined)).toBe('asking')
		expect(arrivalPhase(none)).toBe('waiting')
		expect(arrivalPhase({ ...none, accepted: 1, lastAcceptedAtMs: 5 })).toBe('heard')
	})

	it('counts from what came to the id before, until the inbox has been counted from nought again', () => {
		const before = { accepted: 2, refused: 1, lastAcceptedAtMs: 5, lastRefusedAtMs: 4 }
		expect(arrivalsSince(before, before)).toEqual(none)
		expect(arrivalsSince(before, { ...before, accepted: 3, lastAcceptedAtMs: 9 })).toEqual({ ...none, accepted: 1, lastAcceptedAtMs: 9 })
		expect(arrivalsSince(before, { ...none, refused: 1, lastRefusedAtMs: 9 })).toMatchObject({ refused: 1, lastRefusedAtMs: 9 })
		expect(arrivalsSince(null, before)).toEqual(before)
	})

	it('is wrong as long as the last of it was', () => {
		expect(arrivalPhase({ ...none, refused: 1, lastRefusedAtMs: 5 })).toBe('refused')
		expect(arrivalPhase({ accepted: 1, refused: 1, lastAcceptedAtMs: 4, lastRefusedAtMs: 5 })).toBe('refused')
		expect(arrivalPhase({ accepted: 1, refused: 1, lastAcceptedAtMs: 6, lastRefusedAtMs: 5 })).toBe('heard')
	})
})
