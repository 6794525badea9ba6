import { expect } from 'vitest'
import { messenger } from '../../../../channels/messenger/messenger.ts'
import { messenger as standIn } from '../../../../local/providers/messenger.ts'
import { errors, faults, hearsEcho, hearsSound, unknownTo } from '../../meta/messaging-kit.ts'
import { examples } from '../../messenger/examples.ts'
import type { Kit } from '../kit.ts'

export const kit: Kit = {
	channel: messenger,
	standIn,
	signature: { headers: ['x-hub-signature-256'], coversBody: true },
	cannot: ['contact', 'delete', 'typing', 'unfollow', 'receipt failed'],
	hears: { 'receipt sent': hearsEcho, 'file voice': hearsSound },
	// Messenger has one kind of sound.
	shows: { 'file voice': (shown) => expect(shown).toMatchObject([{ files: [{ kind: 'audio' }] }]) },
	faults,
	errors,
	unknown: unknownTo('page', { person: standIn.person(1).address, account: '106153258964425' }),
	examples,
}
