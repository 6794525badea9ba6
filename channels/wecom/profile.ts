import type { Access, Profile } from '../channel.ts'
import { tell } from '../providers/tencent/api.ts'
import { cleanName } from '../shared/clean.ts'
import { fieldsOf, listOf, textOf } from '../shared/read.ts'
import { api } from './api.ts'

/** What a customer calls themself. WeCom tells it of those who have written within two days. */
export async function profile(address: string, access: Access): Promise<Profile | null> {
	const told = await tell(access, api, { path: '/cgi-bin/kf/customer/batchget', json: { external_userid_list: [address] }, isSafe: true })
	if (!told.ok) return null
	const customer = listOf(told.fields.customer_list).map(fieldsOf).find((it) => it.external_userid === address)
	const name = cleanName(textOf(customer?.nickname))
	return name === null ? null : { name, language: null }
}
