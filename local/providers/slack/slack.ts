/** Slack. Every other person writes to the app directly; the others, each in a channel that two companies share. */
import type { Person, StandIn } from '../stand-in.ts'
import { CREDENTIALS } from './account.ts'
import { answer } from './api.ts'
import { handshake, hook } from './hook.ts'

const NAMES = ['Grace Okafor', 'Initech', 'Noah Weiß', 'Hooli', 'Priya Nair', 'Globex'] as const

export const slack: StandIn = { channel: 'slack', credentials: CREDENTIALS, person, hook, handshake, answer }

function person(n: number): Person {
	const name = `${NAMES[(n - 1) % NAMES.length]}${n > NAMES.length ? ` ${n}` : ''}`
	return { address: `${n % 2 === 1 ? 'D' : 'C'}0${n.toString(36).toUpperCase().padStart(8, '0')}`, name }
}
