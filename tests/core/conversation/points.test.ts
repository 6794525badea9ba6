import { describe, expect, it } from 'vitest'
import { ELSEWHERE, OWN_SOCKET, type Point, pointKey } from '../../../core/channel/point.ts'
import { hasOwnSocket } from '../../../core/conversation/points.ts'
import type { InboxId } from '../../../core/ids.ts'
import { Talk } from '../support/conversation.ts'
import { ana, asAgent, customer, origin } from '../support/people.ts'
import { activeWith, kinds } from '../support/stage.ts'

const mail: Point = { channel: 'email', inbox: 'shop.mail' as InboxId, address: 'ines@mail.example', label: null }

function says(it: Talk, via?: string) {
	return it.do({
		type: 'reply',
		atMs: it.atMs,
		id: `said-${it.rows.length}`,
		author: asAgent(ana),
		content: { kind: 'text', text: 'Hi' },
		...(via !== undefined && { via }),
	})
}

/** Where the newest message went. */
function wentBy(it: Talk): string | undefined {
	const row = it.rows.findLast(({ event }) => event.type === 'message')
	return row?.event.type === 'message' ? row.event.via : undefined
}

function alsoByMail(): Talk {
	const it = activeWith()
	it.do({ type: 'join', atMs: it.atMs, point: mail })
	return it
}

describe('an answer', () => {
	it('goes to the point that was added last', () => {
		const it = alsoByMail()
		says(it)
		expect(wentBy(it)).toBe(pointKey(mail))
	})

	it('goes to the page again once the customer writes there', () => {
		const it = alsoByMail()
		it.writes()
		says(it)
		expect([wentBy(it), it.state.at]).toEqual([undefined, null])
	})

	it('goes to the page when the agent says so, and to the point again when they do not', () => {
		const it = alsoByMail()
		says(it, OWN_SOCKET)
		expect(wentBy(it)).toBe(undefined)
		says(it)
		expect(wentBy(it)).toBe(pointKey(mail))
	})

	it('cannot go to a page that there never was', () => {
		const it = new Talk()
		const content = { kind: 'text', text: 'By mail' } as const
		const from = { ...origin, inbox: mail.inbox, point: mail }
		it.do({ type: 'receive', atMs: 1, id: 'mail-1', author: customer, content, origin: from })
		it.isGivenTo(ana)
		expect(hasOwnSocket(it.state)).toBe(false)
		expect(says(it, OWN_SOCKET)).toBe('not-supported')
		expect(kinds(says(it))).toEqual(['message'])
	})
})

describe('what was said by the provider’s own app', () => {
	const phone: Point = { channel: 'whatsapp', inbox: 'shop.wa' as InboxId, address: '4915', label: null }

	function heard(sentAtMs: number): Talk {
		const it = new Talk()
		const from = { ...origin, inbox: phone.inbox, point: phone }
		it.do({
			type: 'receive',
			atMs: 1_000,
			id: 'whatsapp:1',
			author: customer,
			content: { kind: 'text', text: 'Hello?' },
			origin: from,
			sentAtMs: 1_000,
		})
		const author = { kind: 'agent', id: ELSEWHERE, name: 'whatsapp' } as const
		const content = { kind: 'text', text: 'By phone' } as const
		it.do({ type: 'point', atMs: 2_000, event: { type: 'message', id: 'whatsapp:2', author, content, via: pointKey(phone), sentAtMs } })
		return it
	}

	it('answers the customer when it was said after their word', () => {
		expect(heard(1_500).state).toMatchObject({ silentSinceMs: 2_000, preview: 'By phone' })
	})

	it('answers nothing when it was said before it, and heard of only now', () => {
		expect(heard(500).state).toMatchObject({ silentSinceMs: null, preview: 'Hello?', points: [{ sentSince: 0 }] })
	})
})
