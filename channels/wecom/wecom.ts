/** WeChat customer service by WeCom (微信客服). How it is set up stands in the README beside it. */
import type { Channel } from '../channel.ts'
import { openMedia } from '../providers/tencent/media.ts'
import { verifyTencent } from '../providers/tencent/verify.ts'
import { api } from './api.ts'
import { check } from './check.ts'
import { profile } from './profile.ts'
import { pull } from './pull.ts'
import { send } from './send.ts'
import { token } from './token.ts'
import { translate } from './translate.ts'

export const wecom: Channel = {
	name: 'wecom',
	apiBase: api.base,
	verify: (hook, { credentials }) => {
		const { token, encodingAesKey, corpId } = credentials
		return verifyTencent(hook, { token, encodingAesKey, receiver: corpId, takesPlain: false })
	},
	translate,
	thanks: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' },
	send,
	isIdempotent: true,
	token,
	pull,
	openFile: (source, access) => openMedia(access, api, source),
	profile,
	check,
}
