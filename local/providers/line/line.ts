/** LINE, with one official account and people who talk to it one to one. */
import type { Person, StandIn } from '../stand-in.ts'
import { CREDENTIALS } from './account.ts'
import { answer } from './api.ts'
import { hook } from './hook.ts'

const NAMES = ['佐藤 さくら', '田中 陽斗', 'สมชาย ใจดี', '林怡君', 'Mika', 'Kenji'] as const

export const line: StandIn = { channel: 'line', credentials: CREDENTIALS, person, hook, answer }

function person(n: number): Person {
	const name = `${NAMES[(n - 1) % NAMES.length]}${n > NAMES.length ? ` ${n}` : ''}`
	return { address: `U${(0x4af4980000 + n).toString(16).padStart(32, '0')}`, name }
}
