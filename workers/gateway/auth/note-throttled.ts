import type { AppContext } from '../context.ts'
import { record } from '../record.ts'
import type { Attempt } from './guard.ts'
import type { StaffUser } from './staff.ts'

interface Tried {
	readonly user: Pick<StaffUser, 'id' | 'workspace'> & { readonly email: string }
	/** What was tried. */
	readonly method: string
}

/** On record once for each block: by the attempt that began it, if that failed. */
export async function noteThrottled(c: AppContext, { tripped }: Pick<Attempt, 'tripped'>, { user, method }: Tried): Promise<void> {
	if (!tripped) return
	const by = { workspace: user.workspace, actor: { kind: 'stranger', name: user.email } } as const
	await record(c, { act: 'sign-in.throttled', target: { kind: 'staff', id: user.id }, detail: { method }, by })
}
