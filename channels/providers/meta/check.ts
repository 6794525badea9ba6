/** Whether Meta takes what an inbox was given. The same call proves the token and, where Meta can tell, the app secret. */
import type { Access, Checked } from '../../channel.ts'
import { asChecked } from '../../shared/checked.ts'
import { toHex } from '../../shared/hex.ts'
import { hmac } from '../../shared/hmac.ts'
import { type Fields, fieldsOf } from '../../shared/read.ts'
import { GRAPH_BASE, graphGet, segment } from './graph.ts'
import type { GraphError } from './graph-error.ts'
import { type Judge, refusedFrom } from './outcome.ts'

export interface Question {
	/** As in `/me`. */
	readonly path: string
	readonly fields: string
	readonly base?: string
	/** What the account's own fields come to. */
	readonly read: (account: Fields) => Checked
}

/**
 * `appsecret_proof` is taken by the Graph API alone, which refuses one that was made with another app's secret:
 * https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export async function checkMeta(access: Access, { path, fields, base = GRAPH_BASE, read }: Question): Promise<Checked> {
	const proof = base === GRAPH_BASE ? `&appsecret_proof=${await proofOf(access)}` : ''
	const answered = await graphGet(access, `${path}?fields=${segment(fields)}${proof}`, base)
	if (answered.came && answered.status === 200) return read(fieldsOf(answered.json))
	return asChecked(refusedFrom(answered, { access, judge }))
}

async function proofOf({ credentials: { appSecret = '', accessToken = '' } }: Access): Promise<string> {
	return toHex(await hmac('SHA-256', appSecret, new TextEncoder().encode(accessToken)))
}

/** A secret of another app, and an id that the token does not reach, are both only an argument that is wrong. */
const judge: Judge = ({ code, detail }: GraphError) => {
	if (code !== 100) return null
	return { code: /appsecret_proof/.test(detail ?? '') ? 'credentials-invalid' : 'not-permitted' }
}
