import { expect } from 'vitest'
import { instagram } from '../../../../channels/instagram/instagram.ts'
import { instagram as standIn } from '../../../../local/providers/instagram.ts'
import { examples } from '../../instagram/examples.ts'
import { errors, faults, hearsEcho, hearsSound, unknownTo } from '../../meta/messaging-kit.ts'
import type { Kit } from '../kit.ts'

export const kit: Kit = {
	channel: instagram,
	standIn,
	signature: { headers: ['x-hub-signature-256'], coversBody: true },
	cannot: ['location', 'contact', 'typing', 'unfollow', 'receipt delivered', 'receipt failed'],
	hears: { 'receipt sent': hearsEcho, 'file voice': hearsSound },
	// Instagram has one kind of sound.
	shows: { 'file voice': (shown) => expect(shown).toMatchObject([{ files: [{ kind: 'audio' }] }]) },
	faults,
	errors,
	unknown: unknownTo('instagram', { person: standIn.person(1).address, account: '17841405822304914' }),
	examples,
}
