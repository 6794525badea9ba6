import type { Access, Profile } from '../channel.ts'
import { tell } from '../providers/tencent/api.ts'
import { cleanName } from '../shared/clean.ts'
import { textOf } from '../shared/read.ts'
import { api } from './api.ts'

/** WeChat has not told the name since December 2021; what the account itself has noted of somebody, it does. */
export async function profile(address: string, access: Access): Promise<Profile | null> {
	const told = await tell(access, api, { path: '/cgi-bin/user/info', query: { openid: address, lang: 'zh_CN' }, isSafe: true })
	if (!told.ok) return null
	const { nickname, remark, language } = told.fields
	const found = { name: cleanName(textOf(nickname)) ?? cleanName(textOf(remark)), language: languageTag(textOf(language)) }
	return found.name === null && found.language === null ? null : found
}

/** `zh_CN` as BCP 47 writes it; null for what is no such tag. */
function languageTag(language: string | null): string | null {
	const tag = language?.replace('_', '-') ?? ''
	return /^[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(tag) ? tag : null
}
