import type { Access } from '../../../channels/channel.ts'
import { wechat } from '../../../channels/wechat/wechat.ts'
import { accessTo } from '../support/calls.ts'
import type { Served } from '../support/serve-stand-in.ts'

/** Access with a token as the stand-in gives one. */
export async function accessWithToken(served: Served): Promise<Access> {
	const made = await wechat.token?.(accessTo(served))
	return accessTo(served, { token: made?.ok === true ? made.token : null })
}

export const JSON_HEADERS = { 'content-type': 'application/json' }

/** An answer as the provider words it. */
export function errcode(code: number, errmsg = 'as it says'): { status: number; headers: Record<string, string>; body: string } {
	return { status: 200, headers: JSON_HEADERS, body: JSON.stringify({ errcode: code, errmsg }) }
}
