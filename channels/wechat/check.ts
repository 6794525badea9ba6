import type { Access, Checked } from '../channel.ts'
import { accepted, asChecked } from '../shared/checked.ts'
import { token } from './token.ts'

/** Whether a token is handed out; asking again hands out the same, so nobody else loses theirs. What the account is called it does not say. */
export async function check(access: Access): Promise<Checked> {
	const made = await token(access)
	return 'token' in made ? accepted() : asChecked(made)
}
