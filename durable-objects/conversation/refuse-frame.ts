import { staffFrames } from '../../core/access.ts'
import type { StaffFrame } from '../../core/protocol/conversation.ts'
import { type Refusal, refuse } from '../../core/problem.ts'
import type { StaffSeat } from './attendance.ts'

/** Null when whoever sits there may say it. */
export function refuseFrame({ may }: StaffSeat, { type }: StaffFrame): Refusal | null {
	return may.includes(staffFrames[type]) ? null : refuse('forbidden')
}
