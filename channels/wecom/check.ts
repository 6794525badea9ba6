import type { Access, Checked } from '../channel.ts'
import { tell } from '../providers/tencent/api.ts'
import { accepted, asChecked, rejected } from '../shared/checked.ts'
import { fieldsOf, listOf, textOf } from '../shared/read.ts'
import { api } from './api.ts'
import { token } from './token.ts'

const NAMED_MAX = 5

/** Whether a token is handed out, and whether the app was given customer service accounts: https://developer.work.weixin.qq.com/document/path/94661 */
export async function check(access: Access): Promise<Checked> {
	const made = await token(access)
	if (!('token' in made)) return asChecked(made)
	const asked = { path: '/cgi-bin/kf/account/list', json: { offset: 0, limit: 100 }, isSafe: true }
	const told = await tell({ ...access, token: made.token }, api, asked)
	if (!told.ok) return asChecked(told)
	const names = listOf(told.fields.account_list).map((it) => textOf(fieldsOf(it).name)).filter((it) => it !== null)
	if (names.length === 0) {
		return rejected('not-permitted', { detail: 'The app was given no customer service account (应用管理 › 微信客服)' })
	}
	return accepted(names.slice(0, NAMED_MAX).join('、'))
}
