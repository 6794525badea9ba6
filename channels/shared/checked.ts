import type { SendProblemCode } from '../../core/channel/delivery.ts'
import type { Checked, Sent } from '../channel.ts'
import { cleanName } from './clean.ts'
import { type More, sendProblem } from './outcome.ts'

/** The provider takes it; `parts` are what the account is called there, as far as the provider says so. */
export function accepted(...parts: readonly (string | null)[]): Checked {
	const name = parts.filter((it) => it !== null).join(' · ')
	return { ok: true, name: name === '' ? null : cleanName(name) }
}

export function rejected(code: SendProblemCode, more?: More): Checked {
	return { ok: false, problem: sendProblem(code, more) }
}

/** Why something would not go out is why the account does not count. */
export function asChecked(sent: Sent, ...parts: readonly (string | null)[]): Checked {
	return sent.ok ? accepted(...parts) : { ok: false, problem: sent.problem }
}
