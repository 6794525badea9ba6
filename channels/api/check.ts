import type { Access, Checked } from '../channel.ts'
import { asChecked, rejected } from '../shared/checked.ts'
import { fieldsOf, textOf } from '../shared/read.ts'
import { post, sentOf } from './send.ts'

/** A signed `ping`, which a company's system answers with `2xx`, and its name if it likes. */
export async function check(access: Access): Promise<Checked> {
	const { apiBase, credentials } = access
	if (apiBase === null) return rejected('inbox-not-ready', { detail: 'The inbox has no address (apiBase) to send to' })
	if (!credentials['secret']) return rejected('inbox-not-ready', { detail: 'The inbox has no secret to sign with' })
	const answered = await post({ type: 'ping' }, { ...access, apiBase, key: null })
	const sent = sentOf(answered, access)
	if (!answered.came || sent.ok) return asChecked(sent, answered.came ? textOf(fieldsOf(answered.json)['name']) : null)
	// Nobody is written to here, so that nobody can be missing: it is the address.
	if (answered.status !== 404 && answered.status !== 410) return asChecked(sent)
	return rejected('inbox-not-ready', { providerCode: answered.status, detail: sent.problem.detail })
}
